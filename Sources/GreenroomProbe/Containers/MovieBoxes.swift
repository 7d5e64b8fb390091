import GreenroomModel

/// What the boxes of an MP4 or QuickTime file say that libavformat keeps to itself or guesses: encryption,
/// leading empty edits, and how long the fragments are (ISO/IEC 14496-12).
struct MovieBoxes {
  private(set) var tracks: [MovieTrack] = []
  /// False where the box is missing that says what is in the file.
  private(set) var hasMovie = false
  /// True where the movie says that fragments follow, or where they do.
  private(set) var isFragmented = false
  /// True where a box of samples claims bytes past the end of the file.
  private(set) var isCut = false
  /// What `mvhd` claims.
  private(set) var claimedDuration: Seconds?
  private(set) var timescale: Int64 = 0
  private var defaultDurations: [UInt32: Int64] = [:]

  init(_ source: FileSource) {
    var bytes = FileBytes(source)
    var offset: Int64 = 0
    while let box = ISOBox(&bytes, at: offset, limit: bytes.size) {
      switch box.type {
      case "moov": readMovie(&bytes, box)
      case "moof": readFragment(&bytes, box)
      case "mdat": break
      default:
        offset = box.end
        continue
      }
      isCut = isCut || box.isCut
      offset = box.end
    }
    // A walk that was stopped has not seen every fragment.
    if bytes.isExhausted { for index in tracks.indices { tracks[index].fragments.forget() } }
  }

  func track(_ id: Int) -> MovieTrack? { tracks.first { Int($0.id) == id } }

  /// How long `track` plays. Fragments are a piece of a longer presentation, so that neither the time at which
  /// they begin nor an edit that waits for it counts; nil where there is not one sample.
  func duration(of track: MovieTrack) -> Seconds? {
    let own = timescale > 0 ? track.duration(movieTimescale: timescale) : nil
    guard track.fragments.samples > 0 else { return own }
    return track.fragments.duration(timescale: track.timescale)
  }

  /// How long `track` shows nothing before it begins.
  func leadingGap(of track: MovieTrack) -> Seconds {
    isFragmented || timescale == 0 ? .zero : track.edits.leadingGap(movieTimescale: timescale)
  }

  // MARK: The movie

  private mutating func readMovie(_ bytes: inout FileBytes, _ movie: ISOBox) {
    hasMovie = true
    movie.forEachChild(&bytes) { bytes, box in
      switch box.type {
      case "mvhd": readMovieHeader(&bytes, box)
      case "trak":
        if let track = MovieTrack(&bytes, box) { tracks.append(track) }
      case "mvex":
        isFragmented = true
        box.forEachChild(&bytes) { bytes, child in
          if child.type == "trex" { readDefaults(&bytes, child) }
        }
      default: break
      }
    }
    for index in tracks.indices {
      tracks[index].fragments.defaultDuration = defaultDurations[tracks[index].id] ?? 0
    }
  }

  private mutating func readMovieHeader(_ bytes: inout FileBytes, _ box: ISOBox) {
    let isWide = bytes.byte(at: box.body) == 1
    guard let scale = bytes.big(UInt32.self, at: box.body + (isWide ? 20 : 12)), scale > 0 else { return }
    timescale = Int64(scale)
    let ticks: Int64? =
      isWide
      ? bytes.big(Int64.self, at: box.body + 24)
      : bytes.big(UInt32.self, at: box.body + 16).flatMap { $0 == .max ? nil : Int64($0) }
    guard let ticks, ticks > 0 else { return }
    claimedDuration = Seconds(Double(ticks) / Double(scale))
  }

  private mutating func readDefaults(_ bytes: inout FileBytes, _ box: ISOBox) {
    guard let id = bytes.big(UInt32.self, at: box.body + 4),
      let duration = bytes.big(UInt32.self, at: box.body + 12)
    else { return }
    defaultDurations[id] = Int64(duration)
  }

  // MARK: Fragments

  private mutating func readFragment(_ bytes: inout FileBytes, _ fragment: ISOBox) {
    isFragmented = true
    fragment.forEachChild(&bytes) { bytes, box in
      guard box.type == "traf", let run = TrackFragment(&bytes, box),
        let index = tracks.firstIndex(where: { $0.id == run.trackID })
      else { return }
      tracks[index].fragments.append(run)
    }
  }
}

extension ISOBox {
  /// No box that is read here has more children than this.
  private static let mostChildren = 4_096

  /// Calls `body` for each box inside this one, which begin `skipping` bytes into its content.
  func forEachChild(
    _ bytes: inout FileBytes, skipping: Int64 = 0,
    _ visit: (_ bytes: inout FileBytes, _ child: ISOBox) -> Void
  ) {
    var offset = body + skipping
    for _ in 0..<Self.mostChildren {
      guard let child = ISOBox(&bytes, at: offset, limit: end) else { return }
      visit(&bytes, child)
      offset = child.end
    }
  }
}
