Option Explicit
' What the add-in itself does: starts Python for a button, shows its pages, answers questions about itself.
' Thai text stands in cells of this file. Settings come from this file alone, never from the workbook that
' happens to be active: a workbook from elsewhere must not choose which program runs.

Public Sub RunMacro(ByVal macro As String)
    Dim python As String
    On Error GoTo failed
    If ActiveWorkbook Is Nothing Then Exit Sub
    python = ItaText("ita_python")
    If python = "" Then
        ShowNotice "ita_no_python"
        Exit Sub
    End If
    If Not StartPython(python, macro) Then GoTo failed
    Exit Sub
failed:
    ShowNotice "ita_failed"
End Sub

Private Function StartPython(ByVal python As String, ByVal macro As String) As Boolean
    Dim code As String, program As String, command As String, outcome As Long
#If Mac Then
    program = Left$(Application.Path, Len(Application.Path) - 4)
    AppleScriptTask "ita.applescript", "ItaRun", python & vbLf & macro & vbLf & ActiveWorkbook.Name & vbLf & program
    StartPython = True
#Else
    ' Started without a command shell, which would read meaning into the name of a workbook.
    code = "import xlwings_addin.macros; xlwings_addin.macros." & macro & "()"
    program = Application.Path & "\" & Application.Name
    command = Quoted(python) & " -B -P -c " & Quoted(code) & " " & Quoted("--wb=" & ActiveWorkbook.Name) & _
        " --from_xl=1 " & Quoted("--app=" & program) & " --hwnd=" & Application.Hwnd
    outcome = CreateObject("WScript.Shell").Run(command, 0, True)
    StartPython = (outcome = 0)
#End If
End Function

Private Function Quoted(ByVal words As String) As String
    Quoted = Chr$(34) & words & Chr$(34)
End Function

Public Sub ShowPage(ByVal page As String)
    ' A copy of the page becomes a new workbook that the user closes when it is read.
    ThisWorkbook.Names(page).RefersToRange.Worksheet.Copy
    ActiveWorkbook.Saved = True
End Sub

Private Sub ShowNotice(ByVal textName As String)
    Dim words As String
    On Error Resume Next
    words = ItaText(textName)
    Err.Clear
    ActiveWorkbook.Names("ita_status").RefersToRange.Value = words
    If Err.Number <> 0 Then Application.StatusBar = words
End Sub

Private Function ItaText(ByVal textName As String) As String
    ItaText = CStr(ThisWorkbook.Names(textName).RefersToRange.Value)
End Function

Public Function GetConfig(ByVal key As String, Optional ByVal fallback As String = "") As Variant
    ' Asked by the code of xlwings when it looks for its library beside the interpreter.
    GetConfig = fallback
    If key = "INTERPRETER_WIN" Then GetConfig = ItaText("ita_python")
End Function

Public Function XLPyCommand() As String
    ' Asked by the code of xlwings: how to start the server that computes the functions in cells.
    Dim python As String
    python = ItaText("ita_python")
    If python = "" Then Err.Raise vbObjectError + 1
    XLPyCommand = "cmd.exe /K " & Chr$(34) & Quoted(python) & " -B -P -c " & _
        Quoted("import xlwings; xlwings.serve('$(CLSID)')") & Chr$(34)
End Function
