import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

/// Ctrl-C while the media worker reads a file that it will not be done with for minutes.
@Suite struct InterruptionTests {
  @Test(arguments: [false, true]) func pushingStopsWhileFilesAreRead(isDryRun: Bool) throws {
    let world = try TestLibrary(worker: BuiltProducts.path(of: "FakeWorker"))
    var request = StageRequest()
    request.arguments = [try world.bring("ready/balloon.png", as: "hangs.png")]
    request.isDryRun = isDryRun
    try Self.expectInterruption { try world.library.push(request, shouldStop: $0) }
  }

  @Test(arguments: [false, true]) func buildingStopsWhileFilesAreRead(isDryRun: Bool) throws {
    let world = try TestLibrary(worker: BuiltProducts.path(of: "FakeWorker"))
    let file = try world.bring("ready/balloon.png", as: "hangs.png")
    try Self.expectInterruption { shouldStop in
      try world.build("@image1 floats", [(nil, file)], isDryRun: isDryRun) { $0.shouldStop = shouldStop }
    }
  }

  /// Asks for an end once the work has begun. Nobody who waits for the worker's time limit throws this: the file
  /// is then refused.
  private static func expectInterruption(_ work: (@escaping @Sendable () -> Bool) throws -> some Any) throws {
    let questions = Atomic(0)
    let error = try #require(throws: GreenroomError.self) {
      _ = try work { questions.wrappingAdd(1, ordering: .relaxed).newValue > 3 }
    }
    #expect(error.code == .interrupted)
  }
}
