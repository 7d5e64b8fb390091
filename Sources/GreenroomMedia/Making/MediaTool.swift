import Foundation
package import GreenroomModel

/// Makes test clips, fitted copies and contact sheets, and takes frames, each in a process of its own that may use as much
/// of the machine as a worker that reads. Blocks; call it from a thread that may wait.
///
/// What it makes appears under its name when it is whole and on disk, in place of what had that name. When
/// something fails or the caller gives up, nothing is left.
package struct MediaTool: Sendable {
  private static let start = Duration.seconds(30)
  /// A frame lies behind one group of pictures to decode, so that a clip's length has no say.
  private static let frame = Duration.seconds(60)
  /// A machine that draws and encodes more slowly than this is no use.
  private static let slowestPixelsPerSecond = 10_000_000

  private let executable: String

  /// - Parameter executable: Absolute path of `greenroom-media`.
  package init(executable: String) { self.executable = executable }

  /// Draws `clip` and writes it as MP4: H.264, the index in front, AAC where it has sound. Its last frame becomes
  /// a PNG where a name for it is given.
  ///
  /// - Throws: `inputOutput` where the clip cannot be drawn or written, `installation` where there is no worker,
  ///   `interrupted` when cancelled.
  package func render(
    _ clip: TestClip, to path: MediaPath, lastFrame: MediaPath? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GreenroomError) {
    if let fault = clip.fault { throw .cannotRender(path, fault) }
    let movie = UnfinishedFile(for: path)
    let still = lastFrame.map(UnfinishedFile.init)
    let pixels = clip.frameCount * clip.width * clip.height
    let limit = Self.start + .seconds(pixels / Self.slowestPixelsPerSecond)
    let maker = MakerProcess(executable: executable, verb: "render", limit: limit, isCancelled: isCancelled)
    do throws(MakerProcess.Failure) {
      try maker.run(RenderJob(clip: clip, output: movie.path, lastFrame: still?.path))
    } catch {
      throw error.error { .cannotRender(path, $0) }
    }
    // The clip comes last: where it is, its frame is.
    try still?.publish()
    try movie.publish()
  }

  /// Writes the last frame that a player shows of `clip` as an 8-bit PNG: turned as the clip says, without loss
  /// beyond what the clip itself has lost.
  ///
  /// - Throws: `inputOutput` where there is no such frame or it cannot be written, `installation` where there is
  ///   no worker, `interrupted` when cancelled.
  package func lastFrame(
    of clip: MediaPath, to path: MediaPath, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GreenroomError) {
    try frame(.last, of: clip, to: path, isCancelled: isCancelled)
  }

  /// The same for any frame.
  package func frame(
    _ moment: ClipMoment, of clip: MediaPath, to path: MediaPath,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GreenroomError) {
    let still = UnfinishedFile(for: path)
    let maker = MakerProcess(
      executable: executable, verb: "frame", limit: Self.frame, isCancelled: isCancelled)
    do throws(MakerProcess.Failure) {
      try maker.run(FrameJob(moment, of: clip, output: still.path))
    } catch {
      throw error.error { .cannotTakeFrame(moment, clip, $0) }
    }
    try still.publish()
  }

  /// Draws a contact sheet.
  ///
  /// - Throws: `inputOutput` where it cannot be drawn or written, `installation` where there is no worker,
  ///   `interrupted` when cancelled.
  package func sheet(
    _ job: SheetJob, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GreenroomError) {
    let target = MediaPath(bytes: Array(job.output))
    let sheet = UnfinishedFile(for: target)
    var job = job
    job.output = Data(sheet.path.bytes)
    let limit = Self.start + .seconds(job.cells.count)
    let maker = MakerProcess(executable: executable, verb: "sheet", limit: limit, isCancelled: isCancelled)
    do throws(MakerProcess.Failure) {
      try maker.run(job)
    } catch {
      throw error.error { .cannotDraw(target, $0) }
    }
    try sheet.publish()
  }

  /// Makes the copy of `source` that `recipe` says, and leaves it to the caller to give it its name. `source` is read
  /// only.
  ///
  /// - Parameter progress: Told now and then, on a thread of its own, which part is done, from 0 to 1.
  /// - Throws: `inputOutput` where it cannot be made or written, `installation` where there is no worker,
  ///   `interrupted` when cancelled.
  package func fit(
    _ recipe: FitRecipe, from source: MediaPath, to path: MediaPath,
    progress: @escaping @Sendable (Double) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GreenroomError) -> UnfinishedFile {
    let copy = UnfinishedFile(for: path)
    let maker = MakerProcess(
      executable: executable, verb: "fit", limit: FitTime.limit(of: recipe, from: source), progress: progress,
      isCancelled: isCancelled)
    do throws(MakerProcess.Failure) {
      try maker.run(FitJob(recipe, source: source, output: copy.path))
    } catch {
      throw error.error { .cannotFit(source, $0) }
    }
    return copy
  }
}

extension MakerProcess.Failure {
  fileprivate func error(_ problem: (String) -> GreenroomError) -> GreenroomError {
    switch self {
    case .error(let error): error
    case .problem(let sentence): problem(sentence)
    }
  }
}

extension GreenroomError {
  fileprivate static func cannotRender(_ path: MediaPath, _ problem: String) -> GreenroomError {
    GreenroomError(.inputOutput, "The test clip “\(path)” cannot be made. \(problem)")
  }

  fileprivate static func cannotDraw(_ path: MediaPath, _ problem: String) -> GreenroomError {
    GreenroomError(.inputOutput, "The sheet “\(path)” cannot be drawn. \(problem)")
  }

  fileprivate static func cannotTakeFrame(
    _ moment: ClipMoment, _ clip: MediaPath, _ problem: String
  ) -> GreenroomError {
    let which =
      switch moment {
      case .first: "first frame"
      case .last: "last frame"
      case .at(let seconds): "frame at \(seconds) s"
      }
    return GreenroomError(.inputOutput, "The \(which) of “\(clip)” cannot be taken. \(problem)")
  }

  fileprivate static func cannotFit(_ source: MediaPath, _ problem: String) -> GreenroomError {
    GreenroomError(.inputOutput, "No fitted copy of “\(source)” can be made. \(problem)")
  }
}
