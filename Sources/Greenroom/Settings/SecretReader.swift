import Foundation
import GreenroomModel

/// Fetches secrets from where the settings say they are.
struct SecretReader {
  let environment: [String: String]
  let folders: UserFolders
  /// Where relative paths of the configuration file are meant.
  let folder: MediaPath

  /// - Throws: `configuration` where it is not to be had, or lies open to others.
  func secret(_ source: SecretSource, for key: SettingKey) throws -> String {
    let text =
      switch source {
      case .environment(let variable): environment[variable] ?? ""
      case .file(let path): try contents(of: folders.path(path, in: folder), key)
      case .command(let line): try output(of: line, key)
      }
    let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !secret.isEmpty, !secret.contains(where: \.isNewline) else {
      throw GreenroomError(
        .configuration, "\(key.rawValue) is empty or has several lines: it came from \(source.place).",
        hint: "It has to be one line.")
    }
    return secret
  }

  private func contents(of path: MediaPath, _ key: SettingKey) throws -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path.text)
    guard let mode = attributes?[.posixPermissions] as? Int,
      let data = FileManager.default.contents(atPath: path.text)
    else {
      throw GreenroomError(
        .configuration, "\(key.rawValue) is to be read from “\(path)”, which cannot be read.",
        hint: "Correct the path in \(folder.appending("config.yaml").text).")
    }
    guard mode & 0o077 == 0 else {
      throw GreenroomError(
        .configuration, "“\(path)” holds \(key.rawValue) and others may read it.",
        hint: "Keep it to yourself: chmod 600 '\(path)'")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func output(of line: String, _ key: SettingKey) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw GreenroomError(
        .configuration,
        "The command that should give \(key.rawValue) ended with \(process.terminationStatus).",
        hint: "Try it by itself: it must print the secret and nothing else.")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
