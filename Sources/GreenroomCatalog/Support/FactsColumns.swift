import GRDB
import GreenroomModel

/// The columns of `asset` that hold its facts, and both ways between them and ``MediaFacts``.
enum FactsColumns {
  static let names = [
    "verified", "container", "width", "height", "codedWidth", "codedHeight", "rotation", "orientation",
    "pixelWidth", "pixelHeight", "durationMicroseconds", "headerDurationMicroseconds", "frameRateNumerator",
    "frameRateDenominator", "variableFrameRate", "frameCount", "videoCodec", "pixelFormat", "bitDepth",
    "alpha", "animated", "colorModel", "audioCodec", "sampleRate", "channels", "audioBitDepth", "encrypted",
    "truncated", "flat", "silent",
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
      value(facts.silent),
    ]
  }

  /// Reads ``names`` from `row`, where they begin at column `first`.
  static func facts(from row: Row, at first: Int) -> MediaFacts {
    var facts = MediaFacts()
    facts.verified = row[first]
    facts.container = row[first + 1]
    facts.width = row[first + 2]
    facts.height = row[first + 3]
    facts.codedWidth = row[first + 4]
    facts.codedHeight = row[first + 5]
    facts.rotation = row[first + 6]
    facts.orientation = row[first + 7]
    facts.sampleAspectRatio = fraction(row[first + 8], row[first + 9])
    facts.duration = (row[first + 10] as Int64?).map(Seconds.init(microseconds:))
    facts.headerDuration = (row[first + 11] as Int64?).map(Seconds.init(microseconds:))
    facts.frameRate = fraction(row[first + 12], row[first + 13])
    facts.variableFrameRate = row[first + 14]
    facts.frameCount = row[first + 15]
    facts.videoCodec = row[first + 16]
    facts.pixelFormat = row[first + 17]
    facts.bitDepth = row[first + 18]
    facts.alpha = row[first + 19]
    facts.animated = row[first + 20]
    facts.colorModel = row[first + 21]
    facts.audioCodec = row[first + 22]
    facts.sampleRate = row[first + 23]
    facts.channels = row[first + 24]
    facts.audioBitDepth = row[first + 25]
    facts.encrypted = row[first + 26]
    facts.truncated = row[first + 27]
    facts.flat = row[first + 28]
    facts.silent = row[first + 29]
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
