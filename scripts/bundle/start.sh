#!/bin/sh
# Starts the app on this machine: ./start.sh [port] [address]; address 0.0.0.0 lets the office's network in.
cd "$(dirname "$0")" || exit 1
if [ ! -x .venv/bin/python ]; then
    echo "请先安装：python3 install.py （Install first: python3 install.py）" >&2
    exit 1
fi
exec .venv/bin/python -m streamlit run streamlit_app.py --server.port "${1:-8501}" --server.address "${2:-127.0.0.1}"
