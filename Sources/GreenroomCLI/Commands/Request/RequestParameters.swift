import ArgumentParser
import GreenroomModel

/// The request's other fields. They are taken as written: what a model accepts is the checks' business, and
/// they say all that is wrong at once.
struct RequestParameters: ParsableArguments {
  @Option(help: ArgumentHelp("Seconds of the clip.", valueName: "seconds"))
  var duration: RawArgument?

  @Option(help: ArgumentHelp("Such as 720p.", valueName: "size"))
  var resolution: RawArgument?

  @Option(help: ArgumentHelp("Such as 16:9.", valueName: "ratio"))
  var aspectRatio: RawArgument?

  @Option(help: ArgumentHelp("The same seed gives similar clips.", valueName: "number"))
  var seed: RawArgument?

  @Option(help: ArgumentHelp("Any other field of the request.", valueName: "key=value"))
  var param: [RawArgument] = []

  @Option(help: ArgumentHelp("A field of the request's extra.", valueName: "key=value"))
  var extra: [RawArgument] = []

  var members: [JSONValue.Member] {
    get throws {
      let named = [
        ("duration", duration), ("resolution", resolution), ("aspect_ratio", aspectRatio), ("seed", seed),
      ].compactMap { name, value in value.map { (name, $0.text) } }
      return try named.map { .init($0.0, try JSONValue(flag: $0.1)) }
        + param.map { try JSONValue.Member(flag: $0.text) }
    }
  }
}
