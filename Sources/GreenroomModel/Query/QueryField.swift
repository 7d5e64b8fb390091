/// Fields whose values are words, compared whole and without regard to case, with `*` for anything.
package enum WordField: String, Sendable, CaseIterable, Hashable {
  case tag, name, path, set, container, codec
  /// Of what was generated: the task that made it, and the model, here or by another tool.
  case task, model
  /// Of what was generated, and a part of the prompt, also of requests that used it.
  case seed, prompt

  /// What facts call things that people also call otherwise.
  var otherWords: [String: String] {
    switch self {
    case .container: ["jpg": "jpeg", "tif": "tiff", "matroska": "mkv"]
    case .codec: ["avc": "h264", "h.264": "h264", "h265": "hevc", "h.265": "hevc"]
    case .tag, .name, .path, .set, .task, .model, .seed, .prompt: [:]
    }
  }
}

/// Fields whose values are numbers.
package enum NumberField: String, Sendable, CaseIterable, Hashable {
  /// Frames a second.
  case fps
  /// Playing time in seconds.
  case dur
  /// Displayed width and height in pixels.
  case w, h
  case bytes, rating

  /// How far a value may lie from one that is asked for exactly. `fps:29.97` means 30000/1001, and a clip
  /// asked for with `dur:5` is often a frame longer.
  package var tolerance: Double {
    switch self {
    case .fps: 0.005
    case .dur: 0.05
    case .w, .h, .bytes, .rating: 0
    }
  }
}

/// Every field a query may name.
enum QueryField: Equatable {
  case word(WordField)
  case number(NumberField)
  case kind, origin, ratio, added, used, unused, fits, from, `is`, has, search, skipped

  static let all: [(name: String, field: QueryField)] =
    [("kind", .kind)] + WordField.allCases.map { ($0.rawValue, .word($0)) }
    + NumberField.allCases.map { ($0.rawValue, .number($0)) }
    + [
      ("ratio", .ratio), ("fits", .fits), ("added", .added), ("origin", .origin), ("used", .used),
      ("unused", .unused), ("from", .from), ("is", .is), ("has", .has), ("search", .search),
      ("skipped", .skipped),
    ]

  static func named(_ name: String) -> QueryField? { all.first { $0.name == name.lowercased() }?.field }

  /// What a person who wrote `name` probably meant.
  static func suggestion(for name: String) -> String? {
    otherWords[name.lowercased()] ?? Suggestion.nearest(to: name, among: all.map(\.name))
  }

  private static let otherWords = [
    "type": "kind", "media": "kind", "tags": "tag", "label": "tag", "title": "name", "file": "path",
    "folder": "path", "dir": "path", "format": "container", "ext": "container", "duration": "dur",
    "length": "dur", "seconds": "dur", "width": "w", "height": "h", "size": "bytes", "aspect": "ratio",
    "framerate": "fps", "date": "added", "time": "added", "stars": "rating", "source": "from",
    "problem": "skipped", "failed": "skipped", "saved": "search", "pick": "is",
    "caption": "has", "text": "prompt", "ai": "has", "state": "is",
  ]
}
