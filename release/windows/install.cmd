@echo off
rem Finds or gets a Python, and hands over to install.py, which does the rest. Only what it shows is in Thai; it
rem stands here, as "type" would break the letters that lie across its pieces of 512 bytes.
rem Names of folders may hold blanks, brackets and signs: every path is quoted, none stands inside brackets, and
rem none goes through "call". Programs that may read names in another code page get plain ones, in their folder.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
rem A program that lies beside the zip by chance or by design is not taken for one of Windows.
set "NoDefaultCurrentDirectoryInExePath=1"
set "HERE=%~dp0"
set "FILES=%HERE%files"
set "PY="
set "TRIED="
if exist "%FILES%\install.py" goto :search
echo.
echo กรุณาแตกไฟล์ก่อน: ปิดหน้าต่างนี้ คลิกขวาที่ไฟล์ ita-windows.zip เลือก แยกทั้งหมด (Extract All)
echo แล้วเปิดไฟล์ ติดตั้ง.cmd ในโฟลเดอร์ที่ได้
call :wait
exit /b 2

:search
call :look
if defined PY goto :install
if "%~1"=="--uninstall" goto :stay
echo.
echo เครื่องนี้ยังไม่มี Python ที่ใช้ได้ กำลังติดตั้งให้ ใช้เวลา 1-3 นาที
call :bundled
if not defined PY call :winget
if not defined PY call :download
if defined PY goto :install
echo.
echo ติดตั้ง Python ให้ไม่สำเร็จ
echo 1. เปิด https://www.python.org/downloads/windows/ แล้วดาวน์โหลด Python 3.13 (64-bit)
echo 2. เปิดไฟล์ที่ได้ กด Install Now
echo 3. เปิด ติดตั้ง.cmd อีกครั้ง
echo ถ้าเครื่องของหน่วยงานไม่ให้ติดตั้งโปรแกรม ให้ส่งข้อความนี้แก่ผู้ดูแลเครื่อง
rem What was tried and how it ended, for the administrator who gets this message.
echo [%TRIED:~1%]
call :wait
exit /b 3

:stay
echo.
echo ถอนการติดตั้งไม่ได้ เพราะไม่พบ Python ในเครื่องนี้แล้ว
echo 1. เปิด ติดตั้ง.cmd ซึ่งติดตั้ง Python ให้ใหม่
echo 2. เปิด ถอนการติดตั้ง.cmd อีกครั้ง
call :wait
exit /b 3

:install
%PY% -I "%FILES%\install.py" %*
set "CODE=%ERRORLEVEL%"
call :wait
exit /b %CODE%

:look
set CANDIDATE=py -3.13
call :try
set CANDIDATE=py -3.12
call :try
set CANDIDATE="%LOCALAPPDATA%\Programs\Python\Python313\python.exe"
call :try
set CANDIDATE="%LOCALAPPDATA%\Programs\Python\Python312\python.exe"
call :try
set CANDIDATE="%ProgramFiles%\Python313\python.exe"
call :try
set CANDIDATE="%ProgramFiles%\Python312\python.exe"
call :try
set CANDIDATE=python
call :try
exit /b 0

:try
rem Usable is what which_python.py accepts. One that Windows cannot start ends with a number below zero, which
rem "if errorlevel 1" would take for success.
if defined PY exit /b 0
%CANDIDATE% -I "%FILES%\which_python.py" >nul 2>nul
if "%ERRORLEVEL%"=="0" set PY=%CANDIDATE%
exit /b 0

:bundled
if not exist "%FILES%\python\sha256.txt" exit /b 0
set "RIGHT="
pushd "%FILES%\python"
for /f %%A in (sha256.txt) do set "WANTED=%%A"
for %%F in (python-*-amd64.exe) do set "SETUP=%%F"
for /f "delims=" %%H in ('certutil -hashfile "%SETUP%" SHA256') do if /i "%%H"=="%WANTED%" set "RIGHT=1"
if defined RIGHT call :run_setup
if not defined RIGHT set "TRIED=%TRIED% sha256"
popd
exit /b 0

:winget
winget install --id Python.Python.3.13 --exact --scope user --architecture x64 --silent --accept-package-agreements --accept-source-agreements >nul 2>nul
set "TRIED=%TRIED% winget=%ERRORLEVEL%"
call :look
exit /b 0

:download
set "SETUP=ita-python-setup.exe"
for /f "usebackq" %%A in ("%FILES%\python\address.txt") do set "ADDRESS=%%A"
pushd "%TEMP%"
call :fetch
del "%SETUP%" 2>nul
popd
exit /b 0

:fetch
del "%SETUP%" 2>nul
curl --fail --silent --location --proto =https --connect-timeout 20 --output "%SETUP%" "%ADDRESS%" 2>nul
set "CODE=%ERRORLEVEL%"
set "TRIED=%TRIED% curl=%CODE%"
if not "%CODE%"=="0" exit /b 0
rem A newer PowerShell may have left the folders of its modules, which the one of Windows cannot read.
set "PSModulePath="
powershell -NoProfile -NonInteractive -Command "$s = Get-AuthenticodeSignature -LiteralPath $env:SETUP; if ($s.Status -ne 'Valid' -or $s.SignerCertificate.Subject -notmatch '(^|, )CN=Python Software Foundation,') { exit 1 }" >nul 2>nul
set "CODE=%ERRORLEVEL%"
set "TRIED=%TRIED% signer=%CODE%"
if "%CODE%"=="0" call :run_setup
exit /b 0

:run_setup
".\%SETUP%" /quiet InstallAllUsers=0 PrependPath=0 Include_launcher=0 Include_test=0 Shortcuts=0
set "TRIED=%TRIED% setup=%ERRORLEVEL%"
call :look
exit /b 0

:wait
if not defined ITA_UNATTENDED pause
exit /b 0
