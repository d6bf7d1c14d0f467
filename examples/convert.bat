@echo off
rem Drop reports or folders onto this file: each is converted to a page next to it. Needs docparse on the PATH,
rem or docparse.pyz next to this file.
setlocal
chcp 65001 > nul
set "run=docparse"
if exist "%~dp0docparse.pyz" set run=py "%~dp0docparse.pyz"
if "%~1"=="" echo Drop reports onto this file. & pause & exit /b 2
:next
if "%~1"=="" goto done
if exist "%~1\*" (
  %run% convert "%~1" -t html -o "%~1-html" || set failed=1
) else (
  %run% convert "%~1" -o "%~dpn1.html" || set failed=1
)
shift
goto next
:done
if defined failed pause
