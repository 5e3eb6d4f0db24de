#!/bin/sh
# Builds @tensorflow/tfjs-node from source where its installer cannot download libtensorflow: the library and its headers
# are taken from the tensorflow-cpu wheel. Needs Python with pip, make, a C++ compiler and unzip; 2 GB of disk.
#   bench/tfjs-node/build.sh FOLDER
#   MIRRORWARD_TFJS_NODE=FOLDER npx tsx --import ./bench/tfjs-node/use.mjs bench/vae-step.ts
set -eu
folder=$1
mkdir -p "$folder"
cd "$folder"
[ -f package.json ] || npm init -y > /dev/null
[ -x node_modules/.bin/node-gyp ] || npm install --ignore-scripts --no-audit --no-fund @tensorflow/tfjs-node@4.22.0 node-gyp@11
ls wheel/*.whl > /dev/null 2>&1 || "${PYTHON:-python3}" -m pip download tensorflow-cpu --no-deps -d wheel
addon=node_modules/@tensorflow/tfjs-node
[ -d unpacked/tensorflow/include/tsl ] || unzip -qo wheel/*.whl -d unpacked 'tensorflow/libtensorflow_*.so.2' \
  'tensorflow/include/tensorflow/*' 'tensorflow/include/xla/*' 'tensorflow/include/tsl/*'
mkdir -p "$addon/deps/lib"
ln -sfn "$PWD/unpacked/tensorflow/include" "$addon/deps/include"
for name in cc framework; do
  ln -sfn "$PWD/unpacked/tensorflow/libtensorflow_$name.so.2" "$addon/deps/lib/libtensorflow_$name.so.2"
done
ln -sfn libtensorflow_cc.so.2 "$addon/deps/lib/libtensorflow.so"
ln -sfn libtensorflow_framework.so.2 "$addon/deps/lib/libtensorflow_framework.so"
gyp=$PWD/node_modules/.bin/node-gyp
cd "$addon"
"$gyp" rebuild --nodedir="$(dirname "$(dirname "$(command -v node)")")" \
  --module_name=tfjs_binding --module_path="$PWD/lib/napi-v8" --napi_build_version=8
