package import GreenroomModel

/// Makes test clips and takes last frames, each in a process of its own that may use as much of the machine as a
/// worker that reads. Blocks; call it from a thread that may wait.
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
    let still = UnfinishedFile(for: path)
    let maker = MakerProcess(
      executable: executable, verb: "frame", limit: Self.frame, isCancelled: isCancelled)
    do throws(MakerProcess.Failure) {
      try maker.run(FrameJob(clip: clip, output: still.path))
    } catch {
      throw error.error { .cannotTakeFrame(clip, $0) }
    }
    try still.publish()
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

  fileprivate static func cannotTakeFrame(_ clip: MediaPath, _ problem: String) -> GreenroomError {
    GreenroomError(.inputOutput, "The last frame of “\(clip)” cannot be taken. \(problem)")
  }
}
