-- ITA Workbook Toolkit: starts Python for a button of the ribbon in Excel for Mac.
-- Every value is quoted, so that the name of a workbook is never read as a command.
on ItaRun(given)
	set AppleScript's text item delimiters to linefeed
	set {python, macro, bookName, excelPath} to text items of given
	set code to "import xlwings_addin.macros; xlwings_addin.macros." & macro & "()"
	set command to quoted form of python & " -P -c " & quoted form of code
	set command to command & " " & quoted form of ("--wb=" & bookName) & " --from_xl=1"
	set command to command & " " & quoted form of ("--app=" & excelPath)
	-- In the background: Excel waits for this script, and Python waits for Excel.
	do shell script command & " > /dev/null 2>&1 &"
end ItaRun
