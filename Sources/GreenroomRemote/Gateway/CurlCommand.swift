package import GreenroomModel

/// A command that submits a body with curl, for people who want to see or do it themselves.
package enum CurlCommand {
  /// The variable that holds the key. The command names it and never has the key itself.
  package static let keyVariable = "GREENROOM_API_KEY"

  /// A command for any POSIX shell. It sends ``JSONValue/prettyText`` of the body, to the byte.
  ///
  /// - Parameter baseURL: The profile's, with or without a slash at its end.
  package static func text(body: JSONValue, baseURL: String, dialect: any Dialect) -> String {
    """
    curl -X POST \(quoted(dialect.tasksURL(below: baseURL))) \\
      -H "Authorization: Bearer $\(keyVariable)" \\
      -H 'Content-Type: application/json' \\
      --data-binary \(quoted(body.prettyText))
    """
  }

  /// Single quotes keep everything but themselves as it is.
  private static func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { quoted += "'\\''" } else { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "'"
  }
}
