Option Explicit
' What the add-in itself does: starts Python for a button, shows its pages, answers questions about itself.
' Thai text stands in cells of this file. Settings come from this file alone, never from the workbook that
' happens to be active: a workbook from elsewhere must not choose which program runs.

Private Const ERR_VALUE As Long = 2015
Private Const ERR_BLOCKED As Long = 70
Private Const PYTHON_TOLD As Long = 3
Private start_failed As Boolean

Public Sub RunMacro(ByVal macro As String)
    Dim python As String, outcome As Long
    ' The officer asks again, so cells may try to start Python again.
    start_failed = False
    If ActiveWorkbook Is Nothing Then
        ShowNotice "ita_protected"
        Exit Sub
    End If
    python = ItaText("ita_python")
    If python = "" Then
        ShowNotice "ita_no_python"
        Exit Sub
    End If
    On Error GoTo not_started
    outcome = StartPython(python, macro)
    On Error GoTo 0
    ' With PYTHON_TOLD the macro has shown the fault itself.
    If outcome <> 0 And outcome <> PYTHON_TOLD Then ShowNotice "ita_failed"
    Exit Sub
not_started:
    If Err.Number = ERR_BLOCKED Then
        ShowNotice "ita_blocked"
    Else
        ShowNotice "ita_not_started"
    End If
End Sub

Public Function AskPython(ByVal module As String, ByVal name As String, ByVal given As Variant, _
                          ByVal cell As Object) As Variant
    ' A start that fails takes long, so no other cell tries again before the next press of a button.
    Dim server As Object
    AskPython = CVErr(ERR_VALUE)
    If start_failed Then Exit Function
    On Error GoTo not_started
    Set server = XLPy
    On Error GoTo failed
    AskPython = server.CallUDF(module, name, given, ActiveWorkbook, cell)
    Exit Function
not_started:
    start_failed = True
    Exit Function
failed:
    AskPython = CVErr(ERR_VALUE)
End Function

Private Function StartPython(ByVal python As String, ByVal macro As String) As Long
    Dim code As String, program As String, command As String
#If Mac Then
    program = Left$(Application.Path, Len(Application.Path) - 4)
    AppleScriptTask "ita.applescript", "ItaRun", python & vbLf & macro & vbLf & ActiveWorkbook.Name & vbLf & program
#Else
    ' Started without a command shell. Python finds the active workbook by the window of Excel: the name of a
    ' workbook may hold "=", blanks or the name of a variable.
    code = "import xlwings_addin.macros; xlwings_addin.macros." & macro & "()"
    command = Quoted(python) & " -P -c " & Quoted(code) & " --hwnd=" & Application.Hwnd
    StartPython = CreateObject("WScript.Shell").Run(command, 0, True)
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
    Application.StatusBar = words
    ActiveWorkbook.Names("ita_status").RefersToRange.Value = words
    Application.Goto ActiveWorkbook.Names("ita_status").RefersToRange
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
    ' Without a command shell around it: xlwings sees at once that the program has ended, and does not wait.
    XLPyCommand = Quoted(python) & " -P -c " & Quoted("import xlwings; xlwings.serve('$(CLSID)')")
End Function
