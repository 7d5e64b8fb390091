package import Foundation
package import GreenroomModel

/// Which models accept an asset by itself, in the order of the profile.
package struct Fits: Encodable, Equatable, Sendable, ExpressibleByDictionaryLiteral {
  package struct Entry: Equatable, Sendable {
    package let model: String
    package let verdict: Verdict

    package init(model: String, verdict: Verdict) {
      self.model = model
      self.verdict = verdict
    }
  }

  package let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  package init(dictionaryLiteral elements: (String, Verdict)...) {
    entries = elements.map { Entry(model: $0.0, verdict: $0.1) }
  }

  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: ModelKey.self)
    for entry in entries { try keys.encode(entry.verdict, forKey: ModelKey(stringValue: entry.model)) }
  }

  private struct ModelKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// One asset as `find` and `show` print it.
package struct AssetResult: Encodable, Equatable, Sendable {
  package var id: AssetID
  /// Hexadecimal; null until something needed it.
  package var sha256: String?
  package var kind: MediaKind
  package var name: String?
  /// Where it was last seen; null where no location is left.
  package var path: String?
  package var bytes: Int64
  package var facts: MediaFacts
  package var tags: [String]
  package var rating: Int?
  /// False where it was rejected, null where it was neither.
  package var isPicked: Bool?
  package var isTrashed: Bool
  package var note: String?
  package var origin: AssetOrigin
  package var fits: Fits
  package var addedAt: Date?

  package init(
    id: AssetID, sha256: String? = nil, kind: MediaKind, name: String? = nil, path: String?, bytes: Int64,
    facts: MediaFacts, tags: [String] = [], rating: Int? = nil, isPicked: Bool? = nil,
    isTrashed: Bool = false, note: String? = nil,
    origin: AssetOrigin = .file, fits: Fits = [:], addedAt: Date? = nil
  ) {
    self.id = id
    self.sha256 = sha256
    self.kind = kind
    self.name = name
    self.path = path
    self.bytes = bytes
    self.facts = facts
    self.tags = tags
    self.rating = rating
    self.isPicked = isPicked
    self.isTrashed = isTrashed
    self.note = note
    self.origin = origin
    self.fits = fits
    self.addedAt = addedAt
  }
}

/// `greenroom.assets/1`: a page of what a query found.
package struct AssetsDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.assets/1"
  /// How many there are in all, on this page or not.
  package let total: Int
  package let assets: [AssetResult]
  /// The cursor that `--after` takes for the next page; null on the last one.
  package let next: String?
  /// True where the best were asked for first, but there was no word to rank by or too much to rank: the newest
  /// come first then.
  package let unranked: Bool

  package init(total: Int, assets: [AssetResult], next: String?, unranked: Bool = false) {
    self.total = total
    self.assets = assets
    self.next = next
    self.unranked = unranked
  }
}

/// `greenroom.asset/1`: one asset with everything known about it.
package struct AssetDocument: Encodable, Equatable, Sendable {
  package struct Location: Encodable, Equatable, Sendable {
    package let path: String
    /// `present`, `missing`, or `offline` where its root is not there.
    package let state: String
    package let seenAt: Date?

    package init(path: String, state: String, seenAt: Date?) {
      self.path = path
      self.state = state
      self.seenAt = seenAt
    }
  }

  package struct Membership: Encodable, Equatable, Sendable {
    package let name: String
    package let handle: String?

    package init(name: String, handle: String?) {
      self.name = name
      self.handle = handle
    }
  }

  package struct Use: Encodable, Equatable, Sendable {
    package let id: String
    package let model: String
    package let handle: String?
    package let createdAt: Date?

    package init(id: String, model: String, handle: String?, createdAt: Date?) {
      self.id = id
      self.model = model
      self.handle = handle
      self.createdAt = createdAt
    }
  }

  package struct Making: Encodable, Equatable, Sendable {
    package let task: String
    package let request: String
    package let model: String
    package let prompt: String?
    package let seed: JSONValue?

    package init(task: String, request: String, model: String, prompt: String?, seed: JSONValue?) {
      self.task = task
      self.request = request
      self.model = model
      self.prompt = prompt
      self.seed = seed
    }
  }

  package struct Lineage: Encodable, Equatable, Sendable {
    /// What this asset was made of.
    package let madeFrom: [AssetID]
    /// What was made of it.
    package let madeInto: [AssetID]
    /// The tasks that brought it.
    package let madeBy: [Making]

    package init(madeFrom: [AssetID] = [], madeInto: [AssetID] = [], madeBy: [Making] = []) {
      self.madeFrom = madeFrom
      self.madeInto = madeInto
      self.madeBy = madeBy
    }
  }

  /// What was measured of a sound, or of a clip's, when its curve was drawn.
  package struct Sound: Encodable, Equatable, Sendable {
    /// Integrated, in LUFS (EBU R 128); null where it is too short or silent.
    package let loudness: Double?
    /// In dBTP; null where all is silence.
    package let truePeak: Double?
    /// Seconds from and to, where nothing is louder than −60 dBFS.
    package let silences: [TimeWindow]

    package init(_ curve: SoundCurve) {
      loudness = curve.loudness
      truePeak = curve.truePeak
      silences = curve.silences
    }
  }

  package let schema = "greenroom.asset/1"
  package let asset: AssetResult
  package let locations: [Location]
  package let sets: [Membership]
  package let requests: [Use]
  package let lineage: Lineage
  /// What the file says of itself; null where it says nothing.
  package let embedded: EmbeddedResult?
  /// Sidecars and captions.
  package let beside: [BesideResult]
  /// Null where nothing was measured yet: `greenroom previews` does.
  package let sound: Sound?

  package init(
    asset: AssetResult, locations: [Location], sets: [Membership], requests: [Use],
    lineage: Lineage = Lineage(), embedded: EmbeddedResult? = nil, beside: [BesideResult] = [],
    sound: Sound? = nil
  ) {
    self.asset = asset
    self.locations = locations
    self.sets = sets
    self.requests = requests
    self.lineage = lineage
    self.embedded = embedded
    self.beside = beside
    self.sound = sound
  }
}
