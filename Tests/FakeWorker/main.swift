import Glibc
import GreenroomMedia
import GreenroomModel

// A worker that misbehaves on files of certain names. It stands in for the real one where a test needs a
// crash at a known place, which no switch of the real worker can ask for.
let name = CommandLine.arguments[0].split(separator: "/").last.map(String.init) ?? ""
switch name {
case "dies-at-start":
  say("error while loading shared libraries: libnothing.so.1\n", to: 2)
  exit(127)
case "talks-nonsense":
  say("hello\n", to: 1)
  exit(0)
case "never-ready":
  sleep(600)
default:
  try Misbehaviour.serve()
}

func say(_ text: String, to descriptor: CInt) {
  let bytes = Array(text.utf8)
  _ = write(descriptor, bytes, bytes.count)
}

enum Misbehaviour {
  static func serve() throws {
    try WorkerLoop(input: 0, output: 1).run { job in
      act(on: job)
      return answer(to: job)
    }
  }

  private static func act(on job: WorkerJob) {
    let name = job.path.fileName.text
    if name.hasPrefix("crash") { abort() }
    if name.hasPrefix("kill") { kill(getpid(), SIGKILL) }
    if name.hasPrefix("exit") {
      say("nothing left to say\n", to: 2)
      exit(3)
    }
    if name.hasPrefix("noise") {
      say(String(repeating: "a library dislikes this\n", count: 50), to: 2)
    }
    if name.hasPrefix("hang") { while true { sleep(600) } }
    if name.hasPrefix("slow") { usleep(300_000) }
    if name.hasPrefix("grow") { grow() }
    if name.hasPrefix("garbage") {
      say("\u{1}\0\0\0\u{7F}this is no answer", to: 1)
    }
    if name.hasPrefix("once"), claim(job.path) { abort() }
  }

  /// Touches memory until there is as much of it as a real worker may have, then dies as it would.
  private static func grow() {
    var blocks: [UnsafeMutableRawPointer] = []
    for _ in 0..<(WorkerMemory.growth >> 24) {
      let block = UnsafeMutableRawPointer.allocate(byteCount: 1 << 24, alignment: 16)
      memset(block, 1, 1 << 24)
      blocks.append(block)
    }
    abort()
  }

  /// True the first time that this file is met by any worker.
  private static func claim(_ path: MediaPath) -> Bool {
    let marker = path.text + ".met"
    let file = open(marker, O_CREAT | O_EXCL | O_WRONLY, 0o600)
    guard file >= 0 else { return false }
    close(file)
    return true
  }

  private static func answer(to job: WorkerJob) -> WorkerMessage {
    let size = Int64(job.path.bytes.count)
    let stamp = FileStamp(device: 1, inode: UInt64(getpid()), size: size, modifiedNanoseconds: 0)
    switch job.task {
    case .probe:
      var facts = MediaFacts()
      facts.container = job.path.fileName.text
      let report = ProbeReport(
        kind: .image, facts: facts, fingerprint: Fingerprint(high: 0, low: 0), stamp: stamp,
        bytesRead: size)
      return .probed(job: job.number, .success(report))
    case .contentHash:
      let hash = ContentHash(high: UInt64(size), low: 0)
      return .hashed(job: job.number, .success(HashReport(hash: hash, stamp: stamp)))
    case .likeness:
      return .likened(job: job.number, .success(LikenessReport(likeness: Likeness(), stamp: stamp)))
    case .preview:
      return .previewed(
        job: job.number, .success(PreviewReport(preview: Preview(text: job.path.text), stamp: stamp)))
    }
  }
}
