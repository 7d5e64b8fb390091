import GRDB
import GreenroomModel

/// The columns of `asset` that hold its facts, and both ways between them and ``MediaFacts``.
enum FactsColumns {
  static let names = [
    "verified", "container", "width", "height", "codedWidth", "codedHeight", "rotation", "orientation",
    "pixelWidth", "pixelHeight", "durationMicroseconds", "headerDurationMicroseconds", "frameRateNumerator",
    "frameRateDenominator", "variableFrameRate", "frameCount", "videoCodec", "pixelFormat", "bitDepth",
    "alpha", "animated", "colorModel", "audioCodec", "sampleRate", "channels", "audioBitDepth", "encrypted",
    "truncated", "flat", "silent", "dark", "bars", "clipped", "interlaced",
  ]

  static let list = names.joined(separator: ", ")
  static let placeholders = names.map { _ in "?" }.joined(separator: ", ")
  static let assignments = names.map { "\($0) = ?" }.joined(separator: ", ")

  /// The values of ``names``, in that order.
  static func values(of facts: MediaFacts) -> [DatabaseValue] {
    [
      facts.verified.databaseValue, value(facts.container), value(facts.width), value(facts.height),
      value(facts.codedWidth), value(facts.codedHeight), value(facts.rotation), value(facts.orientation),
      value(facts.sampleAspectRatio?.numerator), value(facts.sampleAspectRatio?.denominator),
      value(facts.duration?.microseconds), value(facts.headerDuration?.microseconds),
      value(facts.frameRate?.numerator), value(facts.frameRate?.denominator),
      value(facts.variableFrameRate), value(facts.frameCount), value(facts.videoCodec),
      value(facts.pixelFormat), value(facts.bitDepth), value(facts.alpha), value(facts.animated),
      value(facts.colorModel), value(facts.audioCodec), value(facts.sampleRate), value(facts.channels),
      value(facts.audioBitDepth), value(facts.encrypted), value(facts.truncated), value(facts.flat),
      value(facts.silent), value(facts.dark), value(facts.bars?.stored), value(facts.clipped),
      value(facts.interlaced),
    ]
  }

  /// Reads ``names`` from `row`, where they begin at column `first`.
  static func facts(from row: Row, at first: Int) throws -> MediaFacts {
    var facts = MediaFacts()
    facts.verified = try row.at(first)
    facts.container = try row.at(first + 1)
    facts.width = try row.at(first + 2)
    facts.height = try row.at(first + 3)
    facts.codedWidth = try row.at(first + 4)
    facts.codedHeight = try row.at(first + 5)
    facts.rotation = try row.at(first + 6)
    facts.orientation = try row.at(first + 7)
    facts.sampleAspectRatio = fraction(try row.at(first + 8), try row.at(first + 9))
    facts.duration = (try row.at(first + 10) as Int64?).map(Seconds.init(microseconds:))
    facts.headerDuration = (try row.at(first + 11) as Int64?).map(Seconds.init(microseconds:))
    facts.frameRate = fraction(try row.at(first + 12), try row.at(first + 13))
    facts.variableFrameRate = try row.at(first + 14)
    facts.frameCount = try row.at(first + 15)
    facts.videoCodec = try row.at(first + 16)
    facts.pixelFormat = try row.at(first + 17)
    facts.bitDepth = try row.at(first + 18)
    facts.alpha = try row.at(first + 19)
    facts.animated = try row.at(first + 20)
    facts.colorModel = try row.at(first + 21)
    facts.audioCodec = try row.at(first + 22)
    facts.sampleRate = try row.at(first + 23)
    facts.channels = try row.at(first + 24)
    facts.audioBitDepth = try row.at(first + 25)
    facts.encrypted = try row.at(first + 26)
    facts.truncated = try row.at(first + 27)
    facts.flat = try row.at(first + 28)
    facts.silent = try row.at(first + 29)
    facts.dark = try row.at(first + 30)
    facts.bars = (try row.at(first + 31) as String?).flatMap(PixelRectangle.init(stored:))
    facts.clipped = try row.at(first + 32)
    facts.interlaced = try row.at(first + 33)
    return facts
  }

  private static func value(_ fact: (some DatabaseValueConvertible)?) -> DatabaseValue {
    fact?.databaseValue ?? .null
  }

  private static func fraction(_ numerator: Int64?, _ denominator: Int64?) -> FrameRate? {
    guard let numerator, let denominator else { return nil }
    return FrameRate(numerator, over: denominator)
  }
}

extension PixelRectangle {
  /// `320×180+0+30`.
  fileprivate var stored: String { "\(size.width)×\(size.height)+\(x)+\(y)" }

  fileprivate init?(stored text: String) {
    let numbers = text.split { $0 == "×" || $0 == "+" }.compactMap { Int($0) }
    guard numbers.count == 4 else { return nil }
    self.init(x: numbers[2], y: numbers[3], size: PixelSize(numbers[0], numbers[1]))
  }
}
