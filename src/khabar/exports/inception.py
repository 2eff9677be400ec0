"""Writes readings for INCEpTION: a zip of UIMA CAS files (XMI 1.0), one an article, with their type system."""

import re
from pathlib import Path
from xml.etree import ElementTree as Xml
from zipfile import ZIP_DEFLATED, ZipFile

from khabar.exports.marks import list_marks
from khabar.model import Reading

XMI, CAS = "http://www.omg.org/XMI", "http:///uima/cas.ecore"
TCAS, CUSTOM = "http:///uima/tcas.ecore", "http:///webanno/custom.ecore"
SENTENCES = "http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"
TYPE = "webanno.custom.Khabar"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
FEATURES = ("kind", "item", "note")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNSAFE = re.compile(r"[^\w.-]+")
for _prefix, _space in (("xmi", XMI), ("cas", CAS), ("tcas", TCAS), ("custom", CUSTOM), ("type", SENTENCES)):
    Xml.register_namespace(_prefix, _space)


class Inception:
    """A zip whose members INCEpTION imports as "UIMA CAS XMI"; the spans stand in the layer `webanno.custom.Khabar`."""

    def __init__(self, path: Path) -> None:
        self.zip = ZipFile(path, "w", ZIP_DEFLATED)
        self.zip.writestr("TypeSystem.xml", type_system())
        self.number = 0

    def write(self, reading: Reading) -> None:
        """Write one article."""
        self.number += 1
        name = UNSAFE.sub("_", reading.article.id)[:80]
        self.zip.writestr(f"{self.number:06}-{name}.xmi", make_xmi(reading))

    def close(self) -> None:
        """End the zip."""
        self.zip.close()


def make_xmi(reading: Reading) -> bytes:
    """Give an article as XMI. Places are UTF-16 units, as UIMA counts; what XML cannot hold becomes a space."""
    text = NOT_XML.sub(" ", reading.article.text)
    units = _Units(text)
    root = Xml.Element(f"{{{XMI}}}XMI", {f"{{{XMI}}}version": "2.0"})
    Xml.SubElement(root, f"{{{CAS}}}NULL", {f"{{{XMI}}}id": "0"})
    members: list[str] = []

    def add(tag: str, span: tuple[int, int], **values: str) -> None:
        key = str(len(members) + 2)
        members.append(key)
        begin, end = (str(units.at(place)) for place in span)
        Xml.SubElement(root, tag, {f"{{{XMI}}}id": key, "sofa": "1", "begin": begin, "end": end, **values})

    add(f"{{{TCAS}}}DocumentAnnotation", (0, len(text)), language="ar")
    for sentence in reading.sentences:
        add(f"{{{SENTENCES}}}Sentence", sentence)
    for mark in list_marks(reading):
        add(f"{{{CUSTOM}}}Khabar", mark.span, kind=mark.kind, item=mark.item, note=NOT_XML.sub(" ", mark.note))
    sofa = {"sofaNum": "1", "sofaID": "_InitialView", "mimeType": "text", "sofaString": text}
    Xml.SubElement(root, f"{{{CAS}}}Sofa", {f"{{{XMI}}}id": "1", **sofa})
    Xml.SubElement(root, f"{{{CAS}}}View", {"sofa": "1", "members": " ".join(members)})
    return _bytes(root)


def _bytes(root: Xml.Element) -> bytes:
    written: bytes = Xml.tostring(root, "utf-8", xml_declaration=True)
    return written


class _Units:
    """Places of a text in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self.wide = [at for at, char in enumerate(text) if ord(char) > 0xFFFF]

    def at(self, place: int) -> int:
        return place + sum(at < place for at in self.wide)


def type_system() -> bytes:
    """Give the type system of the files."""
    root = Xml.Element("typeSystemDescription", xmlns="http://uima.apache.org/resourceSpecifier")
    types = Xml.SubElement(root, "types")
    for name, features in ((TYPE, FEATURES), (SENTENCE, ())):
        one = Xml.SubElement(types, "typeDescription")
        for tag, value in (("name", name), ("description", ""), ("supertypeName", "uima.tcas.Annotation")):
            Xml.SubElement(one, tag).text = value
        if features:
            listed = Xml.SubElement(one, "features")
            for feature in features:
                own = Xml.SubElement(listed, "featureDescription")
                for tag, value in (("name", feature), ("description", ""), ("rangeTypeName", "uima.cas.String")):
                    Xml.SubElement(own, tag).text = value
    return _bytes(root)
