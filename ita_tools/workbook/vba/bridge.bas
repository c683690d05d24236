Option Explicit
' A thin bridge from this workbook to the add-in "ita.xlam". No references, no DLL declarations, no events,
' ASCII only: it compiles on any machine. Without the add-in a number becomes an error and a text stays
' empty; the formula in the cell then computes natively.
Private Const ADDIN_FILE As String = "ita.xlam"
Private Const ERR_NAME As Long = 2029
Private Const STATUS_CELL As String = "ita_status"
Private Const NOTICE_CELL As String = "ita_notice"

Public Function ITA_ITEM(ByVal edition As Variant, ByVal tool As Variant, ByVal items As Variant, _
                         ByVal answers As Variant, Optional ByVal announced As Variant) As Variant
    If IsMissing(announced) Then
        ITA_ITEM = Numbers(Ask("ITA_ITEM", Array(Plain(edition), Plain(tool), Plain(items), Plain(answers))))
    Else
        ITA_ITEM = Numbers(Ask("ITA_ITEM", Array(Plain(edition), Plain(tool), Plain(items), Plain(answers), _
                                                 Plain(announced))))
    End If
End Function

Public Function ITA_INDICATOR(ByVal edition As Variant, ByVal indicators As Variant, ByVal codes As Variant, ByVal scores As Variant, _
                              Optional ByVal announced_codes As Variant, Optional ByVal announced As Variant) As Variant
    If IsMissing(announced) Then
        ITA_INDICATOR = Numbers(Ask("ITA_INDICATOR", Array(Plain(edition), Plain(indicators), Plain(codes), Plain(scores))))
    Else
        ITA_INDICATOR = Numbers(Ask("ITA_INDICATOR", Array(Plain(edition), Plain(indicators), Plain(codes), Plain(scores), _
                                                           Plain(announced_codes), Plain(announced))))
    End If
End Function

Public Function ITA_TOOL(ByVal edition As Variant, ByVal tools As Variant, ByVal codes As Variant, ByVal scores As Variant, _
                         Optional ByVal announced_codes As Variant, Optional ByVal announced As Variant) As Variant
    If IsMissing(announced) Then
        ITA_TOOL = Numbers(Ask("ITA_TOOL", Array(Plain(edition), Plain(tools), Plain(codes), Plain(scores))))
    Else
        ITA_TOOL = Numbers(Ask("ITA_TOOL", Array(Plain(edition), Plain(tools), Plain(codes), Plain(scores), _
                                                 Plain(announced_codes), Plain(announced))))
    End If
End Function

Public Function ITA_TOTAL(ByVal edition As Variant, ByVal codes As Variant, ByVal scores As Variant, _
                          Optional ByVal announced_codes As Variant, Optional ByVal announced As Variant) As Variant
    If IsMissing(announced) Then
        ITA_TOTAL = Numbers(Ask("ITA_TOTAL", Array(Plain(edition), Plain(codes), Plain(scores))))
    Else
        ITA_TOTAL = Numbers(Ask("ITA_TOTAL", Array(Plain(edition), Plain(codes), Plain(scores), _
                                                   Plain(announced_codes), Plain(announced))))
    End If
End Function

Public Function ITA_LEVEL(ByVal edition As Variant, ByVal codes As Variant, ByVal scores As Variant, _
                          Optional ByVal announced_codes As Variant, Optional ByVal announced As Variant) As Variant
    If IsMissing(announced) Then
        ITA_LEVEL = Words(Ask("ITA_LEVEL", Array(Plain(edition), Plain(codes), Plain(scores))))
    Else
        ITA_LEVEL = Words(Ask("ITA_LEVEL", Array(Plain(edition), Plain(codes), Plain(scores), _
                                                 Plain(announced_codes), Plain(announced))))
    End If
End Function

Public Function ITA_EXPLAIN(ByVal edition As Variant, ByVal what As Variant, ByVal codes As Variant, ByVal scores As Variant, _
                            Optional ByVal announced_codes As Variant, Optional ByVal announced As Variant) As Variant
    If IsMissing(announced) Then
        ITA_EXPLAIN = Words(Ask("ITA_EXPLAIN", Array(Plain(edition), Plain(what), Plain(codes), Plain(scores))))
    Else
        ITA_EXPLAIN = Words(Ask("ITA_EXPLAIN", Array(Plain(edition), Plain(what), Plain(codes), Plain(scores), _
                                                     Plain(announced_codes), Plain(announced))))
    End If
End Function

Public Function ITA_GAP(ByVal edition As Variant, ByVal total As Variant, ByVal level As Variant) As Variant
    ITA_GAP = Numbers(Ask("ITA_GAP", Array(Plain(edition), Plain(total), Plain(level))))
End Function

Public Function ITA_ADVICE(ByVal edition As Variant, ByVal tool As Variant, ByVal item As Variant) As Variant
    ITA_ADVICE = Words(Ask("ITA_ADVICE", Array(Plain(edition), Plain(tool), Plain(item))))
End Function

Public Function ITA_TITLE(ByVal edition As Variant, ByVal tool As Variant, ByVal item As Variant) As Variant
    ITA_TITLE = Words(Ask("ITA_TITLE", Array(Plain(edition), Plain(tool), Plain(item))))
End Function

Public Function ITA_THAI(ByVal value As Variant) As Variant
    ITA_THAI = Words(Ask("ITA_THAI", Array(Plain(value))))
End Function

Public Sub GenerateReport()
    Press "generate_report"
End Sub

Public Sub RefreshReport()
    Press "refresh"
End Sub

Private Sub Press(ByVal button As String)
    On Error GoTo missing
    If Not AddinIsOpen() Then GoTo missing
    Application.Run "'" & ADDIN_FILE & "'!ItaRun", button
    Exit Sub
missing:
    ShowNotice
End Sub

Private Sub ShowNotice()
    ' The Thai sentence stands in a hidden cell; the status cell is not locked, so a protected sheet takes it.
    Dim notice As String
    On Error Resume Next
    notice = ThisWorkbook.Names(NOTICE_CELL).RefersToRange.Value
    ThisWorkbook.Names(STATUS_CELL).RefersToRange.Value = notice
End Sub

Private Function AddinIsOpen() As Boolean
    ' An open add-in is found by its name, though it is not listed among the workbooks.
    Dim book As Object
    On Error Resume Next
    Set book = Application.Workbooks(ADDIN_FILE)
    AddinIsOpen = Not book Is Nothing
End Function

Private Function Plain(ByVal value As Variant) As Variant
    ' A range stands for its values: Application.Run may not pass objects on.
    If IsObject(value) Then
        Plain = value.Value2
    Else
        Plain = value
    End If
End Function

Private Function Ask(ByVal name As String, ByVal given As Variant) As Variant
    Dim macro As String
    Ask = CVErr(ERR_NAME)
    On Error GoTo failed
    If Not AddinIsOpen() Then Exit Function
    macro = "'" & ADDIN_FILE & "'!" & name & "_IMPL"
    Select Case UBound(given) - LBound(given) + 1
        Case 1
            Ask = Application.Run(macro, given(0))
        Case 2
            Ask = Application.Run(macro, given(0), given(1))
        Case 3
            Ask = Application.Run(macro, given(0), given(1), given(2))
        Case 4
            Ask = Application.Run(macro, given(0), given(1), given(2), given(3))
        Case 5
            Ask = Application.Run(macro, given(0), given(1), given(2), given(3), given(4))
        Case 6
            Ask = Application.Run(macro, given(0), given(1), given(2), given(3), given(4), given(5))
    End Select
    Exit Function
failed:
    Ask = CVErr(ERR_NAME)
End Function

Private Function Numbers(ByVal answer As Variant) As Variant
    ' One number, or a column of them for a formula over several cells; anything else becomes an error.
    Dim row As Long, column As Long
    If Not IsArray(answer) Then
        Numbers = NumberOrError(answer)
        Exit Function
    End If
    Numbers = CVErr(ERR_NAME)
    On Error GoTo failed
    If UBound(answer, 1) = LBound(answer, 1) And UBound(answer, 2) = LBound(answer, 2) Then
        Numbers = NumberOrError(answer(LBound(answer, 1), LBound(answer, 2)))
        Exit Function
    End If
    For row = LBound(answer, 1) To UBound(answer, 1)
        For column = LBound(answer, 2) To UBound(answer, 2)
            answer(row, column) = NumberOrError(answer(row, column))
        Next column
    Next row
    Numbers = answer
    Exit Function
failed:
    Numbers = CVErr(ERR_NAME)
End Function

Private Function NumberOrError(ByVal value As Variant) As Variant
    Select Case VarType(value)
        Case vbDouble, vbSingle, vbLong, vbInteger, vbCurrency
            NumberOrError = value
        Case Else
            NumberOrError = CVErr(ERR_NAME)
    End Select
End Function

Private Function Words(ByVal answer As Variant) As Variant
    Words = ""
    On Error GoTo failed
    If IsArray(answer) Then answer = answer(LBound(answer, 1), LBound(answer, 2))
    If VarType(answer) = vbString Then Words = answer
failed:
End Function
