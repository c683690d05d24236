@echo off
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
rem Without call, which would read signs in the name of the folder.
if not exist "%~dp0ติดตั้ง.cmd" goto :zipped
"%~dp0ติดตั้ง.cmd" --uninstall

:zipped
echo.
echo กรุณาแตกไฟล์ก่อน: ปิดหน้าต่างนี้ คลิกขวาที่ไฟล์ ita-windows.zip เลือก แยกทั้งหมด (Extract All)
echo แล้วเปิดไฟล์ ถอนการติดตั้ง.cmd ในโฟลเดอร์ที่ได้
if not defined ITA_UNATTENDED pause
exit /b 2
