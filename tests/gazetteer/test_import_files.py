"""Gazetteer files of several kinds become the same places."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer import importing
from tawthiq.gazetteer.index import Index, build, opened
from tawthiq.gazetteer.intake import Left, degrees, readable
from tawthiq.gazetteer.places import Place

ADMIN = ["10", "Najdan Governorate", "Najdan", "نجدان", "1.4", "-30.1", "A", "ADM1", "XM", "", "09"]
VILLAGE = ["11", "Wadi Tin", "Wadi Tin", "وادي التين,Wadi at Tin", "1.5", "-30.2", "P", "PPL", "XM", "", "09"]


def dump(path: Path, *rows: list[str]) -> Path:
    """A country dump of GeoNames with these first columns."""
    filled = [[*row, "", "", "", "1200", "", "", "Etc/UTC", "2020-01-01"] for row in rows]
    path.write_text("".join("\t".join(row) + "\n" for row in filled), encoding="utf-8")
    return path


def places(*paths: Path) -> dict[str, Place]:
    """The places of some files, by id."""
    return {row.id: row for row in importing.read(paths) if isinstance(row, Place)}


def test_a_geonames_dump_names_the_units_of_its_places(tmp_path: Path) -> None:
    """The rows of units in the dump say what their codes mean."""
    village = places(dump(tmp_path / "XM.txt", VILLAGE, ADMIN))["gn-11"]

    assert (village.name, village.native, village.place_type) == ("Wadi Tin", "وادي التين", "settlement")
    assert (village.country, village.admin1, village.population) == ("XM", "Najdan", 1200)
    assert (village.latitude, village.longitude) == (1.5, -30.2)


def test_a_zipped_dump_is_read_and_codes_beside_it_rename_its_units(tmp_path: Path) -> None:
    """GeoNames gives country dumps as zip archives with a readme."""
    with zipfile.ZipFile(tmp_path / "XM.zip", "w") as archive:
        archive.write(dump(tmp_path / "XM.txt", VILLAGE, ADMIN), "XM.txt")
        archive.writestr("readme.txt", "about")
    codes = tmp_path / "admin1CodesASCII.txt"
    codes.write_text("XM.09\tNajdan Province\tNajdan Province\t10\n", encoding="utf-8")

    assert places(tmp_path / "XM.zip", codes)["gn-11"].admin1 == "Najdan Province"


def test_alternate_names_of_a_second_file_find_the_place(tmp_path: Path) -> None:
    """Names of the past and of other scripts are left out."""
    more = tmp_path / "alternateNamesV2.txt"
    lines = [["1", "11", "ar", "التينية"], ["2", "11", "ru", "Тин"], ["3", "11", "ar", "القديمة", "", "", "", "1"]]
    more.write_text("".join("\t".join([*row, *[""] * (10 - len(row))]) + "\n" for row in lines), encoding="utf-8")
    files = [dump(tmp_path / "XM.txt", VILLAGE), more]
    build(importing.read(files), tmp_path / "i.sqlite", importing.further_names(files))
    index = Index(tmp_path / "i.sqlite")

    assert [place.id for place in index.named("تينيه")] == ["gn-11"]
    assert not index.named("قديمه")


def test_ocha_admin_units_and_places_are_read_in_both_scripts(tmp_path: Path) -> None:
    """A row's own names are its deepest; the units above it become places of their own, once."""
    table = tmp_path / "xmr_admin.csv"
    table.write_text(
        "admin4Name_en,admin4Name_ar,admin4Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,admin1Name_en,admin1Name_ar,"
        "admin1Pcode,Latitude_y,Longitude_x\n"
        "Wadi Tin,وادي التين,XM090101,Tinah,التينة,XM0901,Najdan,نجدان,XM09,1.5,-30.2\n"
        "Tall Tin,تل التين,XM090102,Tinah,التينة,XM0901,Najdan,نجدان,XM09,1.6,-30.3\n",
        encoding="utf-8",
    )
    found = places(table)

    assert {key: place.place_type for key, place in found.items()} == {
        "XM090101": "settlement",
        "XM090102": "settlement",
        "XM09": "admin1",
        "XM0901": "admin2",
    }
    assert (found["XM090101"].admin1, found["XM090101"].admin2, found["XM090101"].country) == ("Najdan", "Tinah", "XM")
    assert found["XM0901"].native == "التينة"


def test_capital_headers_of_ocha_are_known_too(tmp_path: Path) -> None:
    """ADM2_EN and ADM2_PCODE, with no coordinates."""
    table = tmp_path / "units.csv"
    table.write_text(
        "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_PCODE\nTinah,التينة,XM0901,Najdan,XM09\n", encoding="utf-8"
    )

    assert {place.name: place.place_type for place in places(table).values()} == {"Tinah": "admin2", "Najdan": "admin1"}


@pytest.mark.parametrize(
    "header, row",
    [
        ("village;arabic;lat;lon", "Wadi Tin;وادي التين;1,5;-30,2"),
        ("Place Name\tName (AR)\tY\tX", "Wadi Tin\tوادي التين\t1.5\t-30.2"),
        ("الاسم,name_en,latitude,longitude", "وادي التين,Wadi Tin,1.5,-30.2"),
    ],
)
def test_any_table_with_names_and_coordinates_is_read(tmp_path: Path, header: str, row: str) -> None:
    """Columns are known by what they are called, and the separator by the header."""
    table = tmp_path / "places.tsv"
    table.write_text(f"{header}\n{row}\n", encoding="utf-8-sig")
    (place,) = places(table).values()

    assert (place.name, place.native, place.latitude, place.longitude) == ("Wadi Tin", "وادي التين", 1.5, -30.2)


def test_a_table_that_cannot_be_mapped_is_refused_with_its_columns(tmp_path: Path) -> None:
    """The message names what there is and what is wanted."""
    table = tmp_path / "rain.csv"
    table.write_text("day,station,rain\n1,Tin,3\n", encoding="utf-8")

    with pytest.raises(VocabularyError, match=r"rain\.csv:1: no columns for .* among day, station, rain .*latitude"):
        importing.kind_of(table)


def test_a_broken_row_is_reported_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    """Nothing is dropped in silence."""
    table = tmp_path / "places.csv"
    table.write_text("village,lat,lon\nTin,1.5,-30.2\nRas,north,2\nTall,95,2\n", encoding="utf-8")
    rows = list(importing.read([table]))

    assert [row.where for row in rows if isinstance(row, Left)] == ["places.csv:3", "places.csv:4"]
    assert [row.name for row in rows if isinstance(row, Place)] == ["Tin"]


def test_a_table_of_whos_on_first_is_read(tmp_path: Path) -> None:
    """Its regions and counties name the units of its localities; superseded rows are left out."""
    table = tmp_path / "wof_xm.tsv.gz"
    head = "wof_id placetype name lat lon gn_id gn_fclass gn_fcode wd_id population is_current superseded region_id"
    header = [*head.split(), "county_id", "parent_id", "names_json"]
    names = [{"eng_x_preferred": ["Najdan"]}, {"ara_x_preferred": ["وادي التين"]}, {}]
    cells = [
        ["1", "region", "Najdan", "1.4", "-30.1", *[""] * 6, "0", "1", "", "0", json.dumps(names[0])],
        ["2", "locality", "Wadi Tin", "1.5", "-30.2", *[""] * 6, "0", "1", "", "1", json.dumps(names[1])],
        ["3", "locality", "Old Tin", "1.5", "-30.2", *[""] * 6, "1", "1", "", "1", "{}"],
    ]
    table.write_bytes(gzip.compress("\n".join("\t".join(row) for row in [header, *cells]).encode()))
    found = places(table)

    assert sorted(found) == ["wof-1", "wof-2"]
    assert (found["wof-2"].native, found["wof-2"].admin1, found["wof-2"].country) == ("وادي التين", "Najdan", "XM")


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    """Places are told apart by their ids, and a row without one has an id made from its name and place."""
    table = tmp_path / "places.csv"
    table.write_text("village,lat,lon\nTin,1.5,-30.2\n", encoding="utf-8")
    build(importing.read([table, table]), tmp_path / "i.sqlite")
    tally = Index(tmp_path / "i.sqlite").tally()

    assert tally.places == {"places.csv": 1}
    assert tally.left == {("places.csv", "the same id again"): 1}


def test_an_index_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    """A reading that breaks off leaves no half index behind."""

    def broken():
        yield Place("a", "Tin", None, "settlement", "XM", None, 1.5, -30.2, ("Tin",), "f:1")
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        build(broken(), tmp_path / "i.sqlite")

    assert list(tmp_path.iterdir()) == []


@given(st.floats(-90, 90).filter(abs), st.floats(-180, 180))
def test_coordinates_come_back_as_they_were_written(north: float, east: float) -> None:
    """Every place on Earth can be read."""
    assert degrees(repr(north), repr(east)) == (north, east)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_coordinates_or_names(text: str) -> None:
    """A cell may hold anything."""
    degrees(text, text)
    assert all(name.strip() == name for name in readable([text]))


def test_many_places_are_put_in_within_bounded_memory(tmp_path: Path) -> None:
    """200,000 rows stream through: Python never holds more than 40 MB, most of it caches of names."""
    rows = (
        Place(f"xm-{n}", f"Tall Qar{n}", f"تل قار{n}", "settlement", "XM", None, 1, 2, (f"Tall Qar{n}",), f"t.csv:{n}")
        for n in range(200_000)
    )
    tracemalloc.start()
    try:
        build(rows, tmp_path / "i.sqlite", sounds=False)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 40_000_000
    assert Index(tmp_path / "i.sqlite").tally().names == 200_000


def test_of_processes_that_want_one_index_one_makes_it(tmp_path: Path) -> None:
    """The others wait for it and make none."""
    made = []

    def rows() -> Iterator[Place]:
        made.append(1)
        time.sleep(0.2)
        yield Place("xm-1", "Tin", None, "settlement", "XM", None, 1, 2, ("Tin",), "t.csv:1")

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: opened(tmp_path / "i.sqlite", rows()), range(4)))

    assert len(made) == 1
    assert [index.tally().names for index in found] == [1, 1, 1, 1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["i.sha256", "i.sqlite"]


def test_sounds_are_the_same_made_beforehand_or_when_asked(tmp_path: Path) -> None:
    """A country at a time where they were not made."""
    here = Place("a", "Dhib Jaza", "ذيب جزاع", "settlement", "XM", None, 1, 2, ("Dhib Jaza", "ذيب جزاع"), "t.csv:1")
    there = Place("b", "Dhib Jaza", None, "settlement", "XZ", None, 1, 2, ("Dhib Jaza",), "t.csv:2")
    found = [opened(tmp_path / f"{sounds}", [here, there], sounds=sounds) for sounds in (True, False)]

    assert [[place.id for place in index.sounding("dbjz", "XM")] for index in found] == [["a"], ["a"]]


def test_sounds_made_when_asked_are_kept_for_the_next_process(tmp_path: Path) -> None:
    """Beside the index; what cannot be read there is made anew, and what cannot be written is done without."""
    rows = [Place("a", "Dhib Jaza", None, "settlement", "XM", None, 1, 2, ("Dhib Jaza",), "t.csv:1")]
    index = opened(tmp_path / "i.sqlite", rows, sounds=False)
    assert index.sounding("dbjz", "XM")
    kept = tmp_path / "i.XM.json"
    made = kept.read_bytes()

    kept.write_text('{"other": [1]}', "ascii")
    assert [place.id for place in Index(tmp_path / "i.sqlite").sounding("other", "XM")] == ["a"]
    kept.write_text('{"dbj', "ascii")
    assert [place.id for place in Index(tmp_path / "i.sqlite").sounding("dbjz", "XM")] == ["a"]
    assert kept.read_bytes() == made
    kept.unlink()
    kept.mkdir()
    assert [place.id for place in Index(tmp_path / "i.sqlite").sounding("dbjz", "XM")] == ["a"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["i.XM.json", "i.sha256", "i.sqlite"]
