import ArgumentParser
import Greenroom
import GreenroomModel

/// What of a request is shown: the report with the body, the body alone, or a command that sends it.
struct RequestForm: ParsableArguments {
  @Flag(help: "Print the body alone.")
  var body = false

  @Flag(help: "Print a runnable command that reads the key from the environment.")
  var curl = false

  func validate() throws {
    if body && curl { throw ValidationError("--body and --curl exclude each other.") }
  }

  func document(for requests: [RequestDocument], in library: Library) throws -> any Document {
    if body { return RequestBodies(bodies: requests.map(\.body)) }
    if curl { return RequestCommands(commands: try requests.map(library.curlCommand)) }
    guard requests.count == 1, let request = requests.first else { return BuiltRequests(requests: requests) }
    return request
  }
}

/// Bodies alone: as JSON one body is itself the document, so that it can be piped on as it is.
struct RequestBodies: Document {
  let bodies: [JSONValue]

  func encode(to encoder: any Encoder) throws {
    try (bodies.count == 1 ? bodies[0] : .array(bodies)).encode(to: encoder)
  }

  func render(on page: inout Page) {
    for body in bodies { page.verbatim(body.prettyText) }
  }
}

/// `greenroom.curl/1`: commands that submit.
struct RequestCommands: Document {
  let schema = "greenroom.curl/1"
  let commands: [String]

  func render(on page: inout Page) {
    for command in commands { page.verbatim(command) }
  }
}

/// `greenroom.built/1`: what `--vary` made of one draft.
struct BuiltRequests: Document {
  let schema = "greenroom.built/1"
  let verdict: Verdict
  let requests: [RequestDocument]

  init(requests: [RequestDocument]) {
    self.requests = requests
    verdict = requests.map(\.verdict).max() ?? .pass
  }

  func render(on page: inout Page) {
    for (number, request) in requests.enumerated() {
      if number > 0 { page.line() }
      request.render(on: &page)
    }
    page.line()
    page.line(StyledText(Amount.count(requests.count, "request"), .bold))
  }
}
