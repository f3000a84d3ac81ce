"""What several commands take, in the words of `--help`."""

from pathlib import Path

import click

from prongsai.problems import Severity
from prongsai.reports import GRAVITY

RECORDED = "รหัสเมื่อจบ: 0 ทำแล้ว, 1 ข้อมูลยังมีจุดที่ผิด หรือทำไม่สำเร็จ, 2 พิมพ์คำสั่งผิด"
PORT = "127.0.0.1:8000"
EXIT_CODES = "รหัสเมื่อจบ: 0 ผ่าน, 1 มีจุดตั้งแต่ระดับที่ให้หยุด (--stop-at) หรือทำไม่สำเร็จ, 2 พิมพ์คำสั่งผิด"

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="แฟ้มตั้งค่าเว็บไซต์",
)
STOP_AT = click.option(
    "--stop-at",
    type=click.Choice([severity.value for severity in GRAVITY]),
    default=Severity.ERROR.value,
    show_default=True,
    help="ตั้งแต่ระดับใดจึงถือว่าไม่ผ่าน: error ผิด, check ตรวจสอบ, advice แนะนำ",
)
YEARS = click.option("--year", "years", multiple=True, metavar="ปี", help="เฉพาะปีงบประมาณนี้ เช่น 2569 (ระบุซ้ำได้)")
AGENCIES = click.option("--agency", "agencies", multiple=True, metavar="โฟลเดอร์", help="เฉพาะหน่วยงานนี้ (ระบุซ้ำได้)")
TODAY = click.option("--today", metavar="วันที่", help="วันที่ใช้ดูว่าสิ่งใดเลยกำหนดหรือยังเปิดอยู่ เช่น 2569-03-31 หรือ 31 มี.ค. 2569")
LANG = click.option("--lang", type=click.Choice(["th", "en"]), default="th", show_default=True, help="ภาษาของข้อความ")
DATE = click.option("--date", required=True, metavar="วันที่", help="วันที่บันทึก เช่น 2569-03-31 หรือ 31 มี.ค. 2569")
BY = click.option("--by", metavar="ตำแหน่ง", help="ตำแหน่งของผู้บันทึก ไม่ใช่ชื่อบุคคล")
REASON = click.option("--reason", metavar="เหตุผล", help="เหตุผล จำเป็นเมื่อแก้สิ่งที่ส่งไปแล้ว")
REQUIRED_REASON = click.option("--reason", required=True, metavar="เหตุผล", help="เหตุผล ผู้อ่านจะเห็นข้อความนี้")
