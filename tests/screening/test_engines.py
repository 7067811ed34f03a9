"""The same rows from pandas, from Dask and from Spark; a worker that is lost costs no document."""

import json
import os
import pickle
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from policycheck.reading.thresholds import Thresholds
from policycheck.screening import empty_frame, review_frame, screen, spark_schema
from policycheck.screening.result import Screening
from policycheck.screening.schema import DOCUMENT_COLUMNS

from .conftest import SILENT, STRICT, WELCOMING


@pytest.fixture
def texts() -> pd.DataFrame:
    """Eight documents: one without text, one that is no text at all."""
    rows = [
        WELCOMING,
        STRICT,
        SILENT,
        "",
        None,
        f"{WELCOMING} Two.",
        f"{STRICT} Two.",
        "Staff carry naloxone.",
    ]
    return pd.DataFrame({"id": [f"d{i}" for i in range(len(rows))], "text": pd.Series(rows, dtype="object")})


def comparable(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return json.loads(frame.sort_values("id").to_json(orient="records"))


def test_a_row_for_every_document_with_the_fixed_columns(texts: pd.DataFrame) -> None:
    made = review_frame(texts)
    assert list(made.columns) == [column.name for column in DOCUMENT_COLUMNS]
    assert made.dtypes.to_dict() == empty_frame().dtypes.to_dict()
    assert list(made["id"]) == list(texts["id"])
    assert made["status"].tolist()[4] == "failed"
    assert made["reason"].tolist()[4] == "there is no text"
    assert made["p4_level"].tolist()[1] == -1


def test_a_frame_is_read_by_the_thresholds_that_were_asked_for(texts: pd.DataFrame) -> None:
    strict = review_frame(texts, thresholds=Thresholds(0.999, 0.998))
    assert strict["p4_level"].tolist()[1] == 0
    assert strict["program"][1].endswith("findings from 0.999 and questions from 0.998")


def test_other_names_of_columns_and_a_kept_index(texts: pd.DataFrame) -> None:
    renamed = texts.rename(columns={"text": "body", "id": "url"}).set_index(pd.Index(range(10, 18)))
    made = review_frame(renamed, text="body", id="url")
    assert list(made.index) == list(range(10, 18))
    assert comparable(made) == comparable(review_frame(texts))


def test_it_pickles() -> None:
    assert pickle.loads(pickle.dumps(review_frame)) is review_frame


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason='pip install "policycheck[dask]"')
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
    ) as made:
        yield made


def test_dask_gives_the_rows_of_a_local_run(texts: pd.DataFrame, cluster: Any) -> None:
    dask_frames = pytest.importorskip("dask.dataframe", reason='pip install "policycheck[dask]"')
    from distributed import Client

    with Client(cluster):
        parts = dask_frames.from_pandas(texts, npartitions=3)
        made = parts.map_partitions(review_frame, meta=empty_frame()).compute()
    assert comparable(made) == comparable(review_frame(texts))


def test_screening_on_dask_gives_the_rows_of_a_local_run(
    folder: Path, screened: Callable[..., Screening], cluster: Any, tmp_path: Path
) -> None:
    local = screened(folder)
    remote = screen(folder, store=tmp_path / "other.sqlite", cluster=cluster.scheduler_address)
    assert remote.rows == local.rows


def test_a_dask_worker_killed_halfway_loses_no_document(cluster: Any, tmp_path: Path) -> None:
    place = tmp_path / "many"
    place.mkdir()
    for i in range(24):
        (place / f"{i:02}.md").write_text(f"{WELCOMING}\nNumber {i}.\n", encoding="utf-8")
    worker = next(iter(cluster.workers.values()))

    def kill() -> None:
        time.sleep(1.0)
        os.kill(worker.pid, 9)

    threading.Thread(target=kill, daemon=True).start()
    result = screen(place, store=tmp_path / "k.sqlite", cluster=cluster.scheduler_address)
    assert [Path(row["id"]).name for row in result.rows] == [f"{i:02}.md" for i in range(24)]
    assert {row["status"] for row in result.rows} == {"read"}


@pytest.mark.timeout(300)
def test_spark_gives_the_rows_of_a_local_run(texts: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason='pip install "policycheck[spark]"')
    if not shutil.which("java"):
        pytest.skip("Spark needs Java: apt-get install default-jre-headless")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    spark = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        given = spark.createDataFrame(
            [tuple(row) for row in texts.itertuples(index=False)], "id string, text string"
        ).repartition(2)
        made = given.mapInPandas(lambda parts: map(review_frame, parts), spark_schema()).toPandas()
    finally:
        spark.stop()
    local = review_frame(texts)
    made = made.astype(local.dtypes.to_dict())
    assert comparable(made) == comparable(local)
