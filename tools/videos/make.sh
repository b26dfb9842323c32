#!/usr/bin/env bash
# Draws the demonstration's clips again: make.sh FOLDER writes one MP4 and one poster for each folder of scenes here, and a
# PNG for each illustration. A scene lasts seven seconds and fades into the next; the captions beside the scenes follow
# that rhythm. Needs chromium, which draws the scenes with the site's own letters, and ffmpeg.
set -euo pipefail
out=$(realpath "${1:?a folder for the files}")
cd "$(dirname "$0")"
lasts=7 fades=0.7
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

draw() { # draw SVG PNG
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
    --allow-file-access-from-files --user-data-dir="$work/chromium" --window-size=1400,788 \
    --screenshot="$2" "file://$PWD/$1" 2>/dev/null
}

clip() { # clip NAME: its scenes 1.svg, 2.svg…
  local inputs=() chain="" former="s0" scene count=0 start
  for scene in "$1"/[0-9].svg; do
    draw "$scene" "$work/$1-$count.png"
    inputs+=(-loop 1 -t "$lasts" -framerate 15 -i "$work/$1-$count.png")
    # A slow walk sideways, so that a still drawing lives.
    chain+="[$count]crop=1280:720:x='t*16':y=34,scale=854:480,format=yuv420p,settb=AVTB[s$count];"
    count=$((count + 1))
  done
  for ((scene = 1; scene < count; scene++)); do
    start=$(echo "$scene * ($lasts - $fades)" | bc)
    chain+="[$former][s$scene]xfade=transition=fade:duration=$fades:offset=$start[x$scene];"
    former="x$scene"
  done
  ffmpeg -loglevel error -y "${inputs[@]}" -filter_complex "${chain%;}" -map "[$former]" -an -pix_fmt yuv420p \
    -c:v libx264 -profile:v main -preset veryslow -tune animation -crf 27 -movflags +faststart "$out/$1.mp4"
  ffmpeg -loglevel error -y -i "$work/$1-0.png" -vf crop=1400:786 -frames:v 1 "$out/$1.png"
}

for folder in */; do
  name=${folder%/}
  if [ "$name" = illustrations ]; then
    for drawing in illustrations/*.svg; do draw "$drawing" "$out/$(basename "${drawing%.svg}").png"; done
  else
    clip "$name"
  fi
done
