"""What the page says in Chinese."""

import re

from programs import ROOT, choose_all

HAN = re.compile("[\u4e00-\u9fff]")
# As the page has it: a table of what a finding says and what helps.
TABLE = "import('/words/findings-zh.js')"


def documented():
    text = (ROOT / "Docs" / "findings.md").read_text()
    cells = re.findall(r"^\| (`[^|]*`) \|", text, re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`([a-z_]+\.[a-z_]+)`", cell)]


def test_every_finding_has_its_chinese_sentence(page):
    codes = documented()
    assert len(codes) > 60
    known = page.evaluate(f"{TABLE}.then(({{ findingsZh }}) => Object.keys(findingsZh))")
    assert [code for code in codes if code not in known] == []
    assert {code for code in known if "." in code} <= set(codes)


def test_sentences_hold_what_was_measured(page):
    def said(**finding):
        return page.evaluate(f"finding => {TABLE}.then(({{ inChinese }}) => inChinese(finding))", finding)

    page.click("button[aria-label=中文]")
    long = said(code="video.duration", severity="error", subject="@video1", measured=18.2004, limit=18.2)
    assert long["message"] == "@video1 时长为 18.2004 秒；最多 18.2 秒。"
    assert said(code="image.side", severity="warning", subject="@image1", measured=299, limit=300)["message"] == "@image1 有一边为 299 px；建议最少 300 px。"
    assert said(code="image.format", severity="error", subject="first_frame", measured="gif", limit="jpeg, png")["message"] == "首帧 的格式是 gif；只接受 jpeg、png。"
    assert said(code="output.discouraged", severity="warning", subject="extra.generate_audio", measured=None, limit="false")["message"].startswith("没有设置 extra.generate_audio")
    assert said(code="count.images", severity="error", subject="images", measured=10, limit=9)["help"].startswith("请去掉 1 个")
    # What the table cannot say is left to the server.
    assert said(code="image.side", severity="error", subject="@image1", measured="299×300 px", limit=None) is None
    assert said(code="later.invented", severity="error", subject="@image1") is None


def test_findings_are_chinese_on_the_chinese_page_and_the_servers_words_are_a_tooltip(page):
    page.click("button[aria-label=中文]")
    page.wait_for_selector("nav a:has-text('素材库')")
    page.evaluate("location.hash = '#/compose'")
    page.fill("textarea", "@nobody walks")
    finding = page.wait_for_selector(".prompt .findings .error")
    assert "@nobody" in finding.inner_text() and "提示词提到" in finding.inner_text()
    assert "names no reference" not in finding.inner_text()
    assert "names no reference" in finding.get_attribute("title")
    page.locator(".parameter input[type=number]").first.fill("99")
    text = page.wait_for_selector(".parameter .findings .error").inner_text()
    assert HAN.search(text) and not re.search(r"\b(must|at most|Write)\b", text)
    page.click("button[aria-label=English]")
    page.wait_for_selector(".prompt .findings .error:has-text('names no reference')")
