"""The exports in the programs that they are for: Label Studio's server and Apache UIMA, on which INCEpTION stands.

Label Studio: KHABAR_TEST_LABEL_STUDIO names a running server (pip install label-studio; label-studio start --user-token
TOKEN --enable-legacy-api-token), KHABAR_TEST_LABEL_STUDIO_TOKEN its token; its own checks of interfaces and predictions
are in label-studio-sdk, which a Python named by KHABAR_TEST_LABEL_STUDIO_SDK has (it asks for an older numpy). UIMA: apt-get install libuima-core-java, and a
Java of 11 or newer. Without them these tests skip.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from khabar.exports.inception import Inception
from khabar.exports.labelstudio import CONFIG, LabelStudio
from khabar.exports.marks import list_marks

UIMA = Path("/usr/share/java/uimaj-core.jar")
WIDE = "\U0001f4f0\x00 قال الوزير إن قواته قصفت المدينة."


@pytest.fixture
def some(demo_readings, reader):
    return [*demo_readings, reader.read(WIDE, published="2024-05-02")]


def test_label_studio_takes_the_tasks_and_gives_them_back(some, tmp_path):
    httpx = pytest.importorskip("httpx", reason="httpx is not installed")
    address, token = (os.environ.get(f"KHABAR_TEST_LABEL_STUDIO{end}") for end in ("", "_TOKEN"))
    if not address:
        pytest.skip("no Label Studio server (KHABAR_TEST_LABEL_STUDIO)")
    path = tmp_path / "tasks.json"
    writer = LabelStudio(path.open("w", encoding="utf8"))
    for reading in some[:-1]:
        writer.write(reading)
    writer.close()
    given = {task["data"]["id"]: task for task in json.loads(path.read_text("utf8"))}
    with httpx.Client(base_url=address, headers={"authorization": f"Token {token}"}, timeout=120) as client:
        made = client.post("/api/projects/", json={"title": "khabar", "label_config": CONFIG})
        assert made.status_code == 201, made.text
        project = made.json()["id"]
        taken = client.post(
            f"/api/projects/{project}/import", files={"file": ("tasks.json", path.read_bytes(), "application/json")}
        )
        assert taken.status_code == 201 and taken.json()["prediction_count"] == len(given), taken.text
        for task in client.get("/api/tasks", params={"project": project, "fields": "all"}).json()["tasks"]:
            result = client.get(f"/api/tasks/{task['id']}").json()["predictions"][0]["result"]
            kept = client.post(f"/api/tasks/{task['id']}/annotations/", json={"result": result})
            assert kept.status_code == 201, kept.text
        back = client.get(f"/api/projects/{project}/export", params={"exportType": "JSON"}).json()
    assert {task["data"]["id"] for task in back} == set(given)
    for task in back:
        asked = given[task["data"]["id"]]
        assert task["data"] == asked["data"] and task["annotations"][0]["result"] == asked["predictions"][0]["result"]


CHECK = """
import json, sys
from label_studio_sdk.label_interface import LabelInterface
interface = LabelInterface(open(sys.argv[1], encoding="utf8").read())
interface.validate()
for task in json.load(open(sys.argv[2], encoding="utf8")):
    for prediction in task.pop("predictions"):
        for fault in interface.validate_prediction(prediction, return_errors=True):
            print(task["data"]["id"], fault)
    if not interface.validate_task(task):
        print(task["data"]["id"], "is no task of this interface")
"""


def test_label_studios_own_checks_find_no_fault(some, tmp_path):
    python = os.environ.get("KHABAR_TEST_LABEL_STUDIO_SDK")
    if not python:
        pytest.skip("no Python with label-studio-sdk (KHABAR_TEST_LABEL_STUDIO_SDK)")
    writer = LabelStudio((tmp_path / "tasks.json").open("w", encoding="utf8"))
    for reading in some:
        writer.write(reading)
    writer.close()
    (tmp_path / "interface.xml").write_text(CONFIG, "utf8")
    asked = [python, "-c", CHECK, tmp_path / "interface.xml", tmp_path / "tasks.json"]
    done = subprocess.run(asked, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": ""})
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_apache_uima_reads_the_same_spans(some, tmp_path):
    if not UIMA.exists() or not shutil.which("java"):
        pytest.skip("no Apache UIMA (apt-get install libuima-core-java) or no Java")
    path = tmp_path / "e.inception.zip"
    writer = Inception(path)
    for reading in some:
        writer.write(reading)
    writer.close()
    command = [
        "java",
        "-Dfile.encoding=UTF-8",
        "-cp",
        str(UIMA),
        str(Path(__file__).with_name("ReadCas.java")),
        str(path),
    ]
    run = subprocess.run(command, capture_output=True, check=True, timeout=300)
    found = sorted(tuple(line.split("\t")[3:]) for line in run.stdout.decode("utf8").splitlines())
    blank = str.maketrans("\n\x00", "  ")
    assert found == sorted((m.kind, r.text(m.span).translate(blank)) for r in some for m in list_marks(r))
