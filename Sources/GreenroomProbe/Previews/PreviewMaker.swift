package import GreenroomModel

/// Makes previews of whatever there is. Blocks for as long as a file takes, at most the limit's deadline.
package struct PreviewMaker: Sendable {
  /// Wall time for the one picture of a clip, which mostly takes a twentieth of a second.
  private static let posterDeadline = Duration.seconds(6)

  /// Of JPEG, from 1 to 100.
  private static let quality = 82

  private let limits: ProbeLimits

  package init(limits: ProbeLimits = .standard) { self.limits = limits }

  package func make(_ kind: PreviewKind, of path: MediaPath) -> PreviewOutcome {
    switch kind {
    case .picture: isStill(path) ? StillPreview.make(path, limits: limits) : picture(of: path)
    case .strip: strip(of: path)
    case .curve: curve(of: path)
    }
  }

  private func isStill(_ path: MediaPath) -> Bool {
    guard let source = try? FileSource(opening: path, readAhead: false),
      case .still = Sniffer.format(of: source)
    else { return false }
    return true
  }

  /// The one picture of what plays: a poster of a clip; of a sound its waveform, whatever cover it has.
  package func picture(of path: MediaPath) -> PreviewOutcome {
    outcome(of: path) { file throws(FileProblem) in
      file.video == nil ? try waveform(file) : try poster(file)
    }
  }

  /// A JPEG of a frame of a clip that is neither black nor flat where there is one: of about a tenth into it if that
  /// will do.
  package func poster(of path: MediaPath) -> PreviewOutcome {
    outcome(of: path) { file throws(FileProblem) in try poster(file) }
  }

  /// Small frames of a clip on a sheet, and where each lies on it.
  package func strip(of path: MediaPath) -> PreviewOutcome {
    outcome(of: path) { file throws(FileProblem) in
      let strip = try StripReader(file, limits: limits).read(file)
      return Preview(image: try jpeg(of: strip.sheet()), text: strip.index)
    }
  }

  /// How loud a sound is, or that of a clip.
  package func curve(of path: MediaPath) -> PreviewOutcome {
    outcome(of: path) { file throws(FileProblem) in
      Preview(text: try SoundMeter.curve(of: file, limits: limits).json)
    }
  }

  /// A JPEG of the waveform of a sound, or that of a clip.
  package func waveform(of path: MediaPath) -> PreviewOutcome {
    outcome(of: path) { file throws(FileProblem) in try waveform(file) }
  }

  private func poster(_ file: borrowing PlayedFile) throws(FileProblem) -> Preview {
    let bound = PixelSize(Preview.side, Preview.side)
    let deadline = Deadline(after: Self.posterDeadline)
    let poster = try PosterSearch.find(in: file, most: bound, limits: limits, deadline: deadline)
    return Preview(image: try jpeg(of: poster))
  }

  private func waveform(_ file: borrowing PlayedFile) throws(FileProblem) -> Preview {
    let curve = try SoundMeter.curve(of: file, limits: limits)
    return Preview(image: try jpeg(of: Waveform.picture(of: curve)))
  }

  private func jpeg(of picture: SharedFrame?) throws(FileProblem) -> [UInt8] {
    guard let picture, let bytes = try? JPEGPicture.encode(picture.frame, quality: Self.quality) else {
      throw FileProblem(.fileUnreadable, "Memory is short.")
    }
    return bytes
  }

  private func outcome(
    of path: MediaPath, make: (borrowing PlayedFile) throws(FileProblem) -> Preview
  ) -> PreviewOutcome {
    do throws(FileProblem) {
      let source = try FileSource(opening: path, readAhead: false)
      let file = try PlayedFile(
        source, limits: limits, deadline: Deadline(after: limits.packetDeadline), isThorough: false)
      return .success(PreviewReport(preview: try make(file), stamp: source.stamp))
    } catch {
      return .failure(error)
    }
  }
}
