"""Takes docs/pictures/readme.png, the picture of the README: `python -m tools.screenshot`. Needs Chromium."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fences import read_fences

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "docs" / "pictures" / "readme.png"

_WIDTH, _HEIGHT, _SCALE = 1160, 536, 2
_ANSI = re.compile("\x1b\\[(\\d+)m")
_CLASSES = {"1": "bold", "2": "dim", "36": "cyan"}
_SCENE = """\
<!doctype html><html lang="zh"><meta charset="utf-8"><style>
body {{ margin: 0; padding: 16px; background: #eef1f4; display: grid; gap: 16px; grid-template: 224px 264px / 1fr 1fr;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif }}
figure {{ margin: 0; border-radius: 8px; overflow: hidden; display: flex; flex-direction: column; box-shadow: 0 1px 4px #0003 }}
figcaption {{ padding: 6px 14px; font: 600 13px monospace; color: #57606a; background: #dde2e7 }}
pre {{ margin: 0; padding: 12px 16px; flex: 1; font: 15px/1.5 monospace; font-family: monospace, "Noto Sans Mono CJK SC" }}
.typed pre {{ background: #fff }} .terminal pre {{ background: #14181f; color: #d5dae1 }}
.bold {{ font-weight: 700; color: #fff }} .dim {{ color: #8592a3 }} .cyan {{ color: #56c7d6 }}
.page {{ grid-area: 1 / 2 / 3 / 3 }} iframe {{ border: 0; flex: 1; background: #fff }}
</style>
<figure class="typed"><figcaption>报告.txt</figcaption><pre>{text}</pre></figure>
<figure class="page"><figcaption>报告.html</figcaption><iframe src="报告.html"></iframe></figure>
<figure class="terminal"><figcaption>docparse</figcaption><pre>$ docparse convert 报告.txt -o 报告.html
$ docparse outline 报告.txt
{outline}</pre></figure>
"""


def take() -> None:
    """Convert the report of the README, show text, outline and page side by side, and take a picture."""
    browser = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    )
    fence = next(fence for fence in read_fences(ROOT / "README.md") if fence.file)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / fence.file).write_text(fence.text, "utf-8")
        _docparse(folder, "convert", fence.file, "-o", "报告.html")
        outline = _docparse(folder, "outline", fence.file, "--color", "always")
        scene = _SCENE.format(text=html.escape(fence.text), outline=_in_colours(outline))
        (folder / "scene.html").write_text(scene, "utf-8")
        _photograph(browser, folder / "scene.html")


def _docparse(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "docparse", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=True
    ).stdout


def _in_colours(text: str) -> str:
    """Turn the escapes of a terminal into elements: each colour ends with a reset."""
    return _ANSI.sub(
        lambda match: "</span>" if match[1] == "0" else f'<span class="{_CLASSES[match[1]]}">',
        html.escape(text),
    )


def _photograph(browser: str, scene: Path) -> None:
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--screenshot={PLACE}",
    ]
    size = [f"--window-size={_WIDTH},{_HEIGHT}", f"--force-device-scale-factor={_SCALE}"]
    subprocess.run([browser, *options, *size, scene.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    take()
