@echo off
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
call "%~dp0ติดตั้ง.cmd" --uninstall
exit /b %ERRORLEVEL%
