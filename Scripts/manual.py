#!/usr/bin/env python3
"""Writes the manual page greenroom(1) to standard output, from what the program says of itself.

    greenroom --experimental-dump-help | Scripts/manual.py
"""

import json
import sys

# What every command takes is described once.
COMMON = {"json", "library", "profile", "quiet", "verbose", "no-color", "progress", "help", "version"}

FILES = [
    ("$XDG_DATA_HOME/greenroom", "The library, where neither --library nor GREENROOM_LIBRARY names another."),
    ("$XDG_CONFIG_HOME/greenroom/config.yaml", "Settings; `greenroom config` shows them and where each came from."),
]
STATUS = [
    ("0", "Done; there may be warnings."), ("1", "Failed."), ("3", "Some of several items failed."),
    ("5", "The preflight found errors."), ("64", "Wrong usage."), ("130", "Interrupted."),
]


def main():
    root = json.load(sys.stdin)["command"]
    commands = list(leaves(root, [root["commandName"]]))
    common = {name(argument): argument for _, command in commands for argument in shown(command)}
    page = [".TH GREENROOM 1", ".SH NAME", f"greenroom \\- {quoted(root['abstract'])}", ".SH SYNOPSIS",
            ".B greenroom", "command [options]", ".SH DESCRIPTION", prose(root.get("discussion", "")), ".SH COMMANDS"]
    for path, command in commands:
        page += section(path, command)
    page.append(".SH OPTIONS OF EVERY COMMAND")
    for argument in (common[key] for key in sorted(common) if key in COMMON - {"version"}):
        page += entry(argument)
    page += table(".SH EXIT STATUS", STATUS) + table(".SH FILES", FILES)
    print("\n".join(page))


def leaves(command, path):
    """Every command that does something, by the words that call it."""
    subcommands = [each for each in command.get("subcommands", []) if each["commandName"] != "help"]
    if not subcommands:
        yield path, command
    for each in subcommands:
        yield from leaves(each, [*path, each["commandName"]])


def section(path, command):
    operands = " ".join(operand(argument) for argument in shown(command) if argument["kind"] == "positional")
    lines = [f".SS {quoted(' '.join(path))} {quoted(operands)}".rstrip(), quoted(command.get("abstract", ""))]
    if command.get("discussion"):
        lines += [".PP", prose(command["discussion"])]
    for argument in shown(command):
        if name(argument) not in COMMON and argument["kind"] != "positional":
            lines += entry(argument)
    return lines


def shown(command):
    return [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]


def name(argument):
    return argument.get("preferredName", {}).get("name") or argument.get("valueName", "")


def operand(argument):
    text = argument["valueName"] + (" …" if argument.get("isRepeating") else "")
    return f"[{text}]" if argument.get("isOptional") else text


def entry(argument):
    names = [("--" if each["kind"] == "long" else "-") + each["name"] for each in argument.get("names", [])]
    value = f" {argument['valueName']}" if argument["kind"] == "option" else ""
    return [".TP", f".B {quoted(', '.join(names) + value)}", quoted(argument.get("abstract", ""))]


def table(title, rows):
    return [title] + [line for term, text in rows for line in (".TP", f".B {quoted(term)}", quoted(text))]


def prose(text):
    """Paragraphs are filled; what is indented stands as it is."""
    lines, literal = [], False
    for line in text.split("\n"):
        if line.startswith("  ") != literal and line.strip():
            literal = not literal
            lines.append(".nf" if literal else ".fi")
        lines.append(quoted(line) if line.strip() else ".PP" if not literal else "")
    return "\n".join(lines + ([".fi"] if literal else []))


def quoted(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return "\\&" + text if text.startswith((".", "'")) else text


if __name__ == "__main__":
    main()
