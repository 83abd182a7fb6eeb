@echo off
rem Starts the app on this machine: start.bat [port] [address]; address 0.0.0.0 lets the office network in.
cd /d "%~dp0"
if not exist .venv\Scripts\python.exe (
    echo Install first: py install.py 1>&2
    exit /b 1
)
set PORT=%1
if "%PORT%"=="" set PORT=8501
set ADDRESS=%2
if "%ADDRESS%"=="" set ADDRESS=127.0.0.1
.venv\Scripts\python -m streamlit run streamlit_app.py --server.port %PORT% --server.address %ADDRESS%
