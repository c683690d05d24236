@echo off
rem Finds or gets a Python, and hands over to install.py, which does the rest. Plain ASCII but for the message
rem of an unopened zip; no path stands inside brackets, and every path is quoted: names may hold blanks, & and ( ).
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "FILES=%HERE%files"
set "PY="
if exist "%FILES%\install.py" goto :search
echo.
echo กรุณาแตกไฟล์ก่อน: ปิดหน้าต่างนี้ คลิกขวาที่ไฟล์ ita-windows.zip เลือก แยกทั้งหมด (Extract All)
echo แล้วเปิดไฟล์ ติดตั้ง.cmd ในโฟลเดอร์ที่ได้
call :wait
exit /b 2

:search
call :look
if defined PY goto :install
type "%FILES%\messages\get-python.txt"
for %%F in ("%FILES%\python\python-*-amd64.exe") do call :bundled "%%~fF"
if not defined PY call :winget
if not defined PY call :download
if defined PY goto :install
type "%FILES%\messages\no-python.txt"
call :wait
exit /b 3

:install
%PY% -I "%FILES%\install.py" %*
set "CODE=%ERRORLEVEL%"
call :wait
exit /b %CODE%

:look
call :try py -3.13
if not defined PY call :try py -3.12
if not defined PY call :try "%LOCALAPPDATA%\Programs\Python\Python313\python.exe"
if not defined PY call :try "%LOCALAPPDATA%\Programs\Python\Python312\python.exe"
if not defined PY call :try "%ProgramFiles%\Python313\python.exe"
if not defined PY call :try "%ProgramFiles%\Python312\python.exe"
if not defined PY call :try python
exit /b 0

:try
rem Usable is what which_python.py accepts: 64 bits, 3.12 or 3.13, not from the Store.
%* -I "%FILES%\which_python.py" >nul 2>nul
if errorlevel 1 exit /b 0
set PY=%*
exit /b 0

:bundled
if defined PY exit /b 0
certutil -hashfile "%~1" SHA256 2>nul | findstr /i /x /g:"%FILES%\python\sha256.txt" >nul
if errorlevel 1 exit /b 0
call :run_installer "%~1"
exit /b 0

:winget
winget install --id Python.Python.3.13 --exact --scope user --architecture x64 --silent --accept-package-agreements --accept-source-agreements >nul 2>nul
call :look
exit /b 0

:download
set /p ADDRESS=<"%FILES%\python\address.txt"
set "SETUP=%TEMP%\ita-python-setup.exe"
curl --fail --silent --show-error --location --proto =https --output "%SETUP%" "%ADDRESS%" 2>nul
if errorlevel 1 exit /b 0
rem The path goes by the environment, so that PowerShell reads no meaning into it.
powershell -NoProfile -NonInteractive -Command "$s = Get-AuthenticodeSignature -LiteralPath $env:SETUP; if ($s.Status -ne 'Valid' -or $s.SignerCertificate.Subject -notmatch 'CN=Python Software Foundation') { exit 1 }" >nul 2>nul
if errorlevel 1 exit /b 0
call :run_installer "%SETUP%"
exit /b 0

:run_installer
"%~1" /quiet InstallAllUsers=0 PrependPath=0 Include_launcher=0 Include_test=0 Shortcuts=0
call :look
exit /b 0

:wait
if not defined ITA_UNATTENDED pause
exit /b 0
