#!/bin/sh
# Compare mandat with its peers, which live in an environment of their own: bench/.venv. Prints ratios.
set -eu
cd "$(dirname "$0")/.."

export UV_SYSTEM_CERTS=true UV_NATIVE_TLS=true
python=bench/.venv/bin/python
made_from=$(cat bench/requirements.txt bench/run.sh pyproject.toml | cksum)

if [ "$(cat bench/.venv/made-from 2>/dev/null)" != "$made_from" ]; then
    echo "Setting up bench/.venv"
    rm -rf bench/.venv
    # oso comes by itself: it asks for cffi before version 2, and cryptography for version 2, with which oso works too.
    if uv --version >/dev/null 2>&1; then
        uv venv --quiet --python .venv/bin/python bench/.venv
        uv pip install --quiet --python "$python" -r bench/requirements.txt -e .
        uv pip install --quiet --python "$python" --no-deps oso
    else
        .venv/bin/python -m venv bench/.venv
        "$python" -m pip install --quiet -r bench/requirements.txt -e .
        "$python" -m pip install --quiet --no-deps oso
    fi
    echo "$made_from" >bench/.venv/made-from
fi

for what in reading authority size start counting agree seats ledger; do
    "$python" -m "bench.$what"
done
.venv/bin/python -m bench.hall
