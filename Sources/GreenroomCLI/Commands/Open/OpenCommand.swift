import ArgumentParser
import Foundation
import Glibc
import Greenroom
import GreenroomModel

struct OpenCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open an asset's file in the program that the desktop has for it.",
    discussion: """
      Examples:
        greenroom open @hero
        greenroom open 7k2m
      """)

  @Argument(help: "A path, an @name or the beginning of an id.", completion: .file())
  var asset: RawArgument

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let (id, path) = try context.library().presentFile(of: context.asset(asset))
    try DesktopOpener(environment: context.environment).open(path)
    return Outcome(OpenedDocument(id: id, path: path.text))
  }
}

/// `greenroom.opened/1`: a file that was handed to the desktop.
struct OpenedDocument: Document, Equatable {
  let schema = "greenroom.opened/1"
  let id: AssetID
  let path: String

  func render(on page: inout Page) { page.line(StyledText("Opened " + page.shown(path))) }
}

/// Hands files to the desktop, by the program that all desktops have for that.
struct DesktopOpener {
  private static let program = "xdg-open"

  let environment: [String: String]

  func open(_ path: MediaPath) throws {
    guard let program = Self.find(in: environment["PATH"] ?? "") else {
      throw GreenroomError(
        .installation, "There is no \(Self.program) here, so no desktop can be asked to open “\(path)”.",
        hint: "Install xdg-utils, or open the file yourself.")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [path.text]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw GreenroomError(
        .inputOutput,
        "The desktop did not open “\(path)” (\(Self.program) ended with \(process.terminationStatus)).",
        hint: "Is a desktop running here, and does a program for such files belong to it?")
    }
  }

  private static func find(in path: String) -> String? {
    path.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }
}
