import GreenroomModel
import Testing

@testable import GreenroomMedia

@Suite struct WireTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func everyAnswerComesBackAsItWent(seed: UInt64) throws {
    var random = RandomReports(seed: seed)
    let presence = [0, 0.1, 0.5, 0.9, 1][Int(seed % 5)]
    let messages: [WorkerMessage] = [
      .hello(version: WorkerMessage.protocolVersion),
      .probed(job: .max, .success(random.report(presence: presence))),
      .probed(job: 0, .failure(FileProblem(.fileUnsupported, "It is text.", isMedia: false))),
      .probed(
        job: 1,
        .failure(
          FileProblem(
            .fileUnsupported, "It is a caption.", isMedia: false,
            companion: random.companion(presence: presence)))),
      .hashed(job: 7, .success(random.hashReport())),
      .previewed(job: 11, .success(random.previewReport())),
      .previewed(job: 12, .failure(FileProblem(.fileEmpty, "It is empty."))),
      .likened(job: 9, .success(random.likenessReport())),
      .likened(job: 10, .failure(FileProblem(.fileEmpty, "It is empty."))),
      .hashed(job: 8, .failure(FileProblem(.fileMissing, "There is no such file."))),
    ]
    var writer = WireWriter()
    for message in messages { message.write(to: &writer) }
    #expect(try read(writer.bytes) == messages)
  }

  /// A fact that the codec forgets would be lost silently: with everything set, nothing may come back unset.
  @Test func noFactIsForgotten() throws {
    var random = RandomReports(seed: 1)
    var facts = random.facts(presence: 1)
    facts.verified = true
    for child in Mirror(reflecting: facts).children {
      #expect("\(child.value)" != "nil", "the generator leaves out \(child.label ?? "")")
    }
    var writer = WireWriter()
    writer.put(facts)
    var reader = WireReader(writer.bytes[...])
    #expect(try reader.facts() == facts)
    #expect(reader.isAtEnd)
  }

  @Test func nothingEmbeddedIsForgotten() throws {
    var random = RandomReports(seed: 2)
    var facts = random.embedded(presence: 1)
    facts.hasManifest = true
    for child in Mirror(reflecting: facts).children {
      #expect("\(child.value)" != "nil", "the generator leaves out \(child.label ?? "")")
      #expect("\(child.value)" != "[]", "the generator leaves out \(child.label ?? "")")
    }
    var writer = WireWriter()
    writer.put(facts)
    var reader = WireReader(writer.bytes[...])
    #expect(try reader.embedded() == facts)
    #expect(reader.isAtEnd)
  }

  @Test func jobsComeBackAsTheyWent() throws {
    let jobs =
      [
        WorkerJob(number: 1, task: .probe(.headers), path: MediaPath("/a/b.mp4")),
        WorkerJob(number: .max, task: .probe(.packets), path: MediaPath(bytes: [0x2F, 0xFF, 0x0A, 0x25])),
        WorkerJob(
          number: 0, task: .contentHash, path: MediaPath(bytes: Array(repeating: 0x61, count: 4_095))),
        WorkerJob(number: 3, task: .likeness, path: MediaPath("/a/b.png")),
      ] + PreviewKind.allCases.map { WorkerJob(number: 4, task: .preview($0), path: MediaPath("/c")) }
    var writer = WireWriter()
    writer.putBatch(jobs)
    var frames = WireFrames()
    frames.append(writer.bytes)
    var reader = WireReader(try #require(try frames.next()))
    #expect(try reader.batch() == jobs)
  }

  @Test func framesArriveInPiecesOfAnySize() throws {
    var random = RandomReports(seed: 3)
    let messages = (0..<50).map { WorkerMessage.probed(job: $0, .success(random.report(presence: 0.5))) }
    var writer = WireWriter()
    for message in messages { message.write(to: &writer) }
    var rest = writer.bytes[...]
    var frames = WireFrames()
    var received: [WorkerMessage] = []
    while !rest.isEmpty {
      let piece = rest.prefix(1 + random.number(below: 90))
      frames.append(piece)
      rest = rest.dropFirst(piece.count)
      while let frame = try frames.next() { received.append(try WorkerMessage(frame: frame)) }
    }
    #expect(received == messages)
    #expect(frames.pendingCount == 0)
  }

  @Test func everyCutOfAnAnswerIsAnError() throws {
    var random = RandomReports(seed: 4)
    var writer = WireWriter()
    WorkerMessage.probed(job: 300, .success(random.report(presence: 1))).write(to: &writer)
    let frame = writer.bytes.dropFirst(WireFrames.headerLength)
    for length in 0..<frame.count {
      #expect(throws: WireError.self) { try WorkerMessage(frame: frame.prefix(length)) }
    }
    #expect(throws: WireError.malformed) { try WorkerMessage(frame: frame + [0]) }
  }

  @Test(arguments: [0, 1 << 20 + 1, 0xFFFF_FFFF] as [UInt32])
  func aFrameOfImpossibleLengthIsRefused(length: UInt32) {
    var frames = WireFrames()
    frames.append((0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * UInt32($0))) })
    #expect(throws: WireError.malformed) { try frames.next() }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func garbageIsReadOrRefusedAndNeverTraps(seed: UInt64) throws {
    var random = RandomReports(seed: seed)
    let garbage = random.bytes(count: random.number(below: 200))[...]
    _ = try? WorkerMessage(frame: garbage)
    var writer = WireWriter()
    WorkerMessage.probed(job: 1, .success(random.report(presence: 0.7))).write(to: &writer)
    var damaged = Array(writer.bytes.dropFirst(WireFrames.headerLength))
    for _ in 0...random.number(below: 4) {
      damaged[random.number(below: damaged.count)] = UInt8(random.number(below: 256))
    }
    // Where damage still reads, it reads as something that can be written again.
    if let message = try? WorkerMessage(frame: damaged[...]) {
      var again = WireWriter()
      message.write(to: &again)
      #expect(try read(again.bytes) == [message])
    }
    var reader = WireReader(garbage)
    _ = try? reader.batch()
  }

  private func read(_ bytes: [UInt8]) throws -> [WorkerMessage] {
    var frames = WireFrames()
    frames.append(bytes)
    var messages: [WorkerMessage] = []
    while let frame = try frames.next() { messages.append(try WorkerMessage(frame: frame)) }
    return messages
  }
}
