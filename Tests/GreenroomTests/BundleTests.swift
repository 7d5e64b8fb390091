import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct BundleTests {
  private let test: TestLibrary
  private let request: RequestDocument

  init() throws {
    test = try TestLibrary()
    request = try test.build(
      "@hero drifts over @dunes",
      [
        ("hero", test.bring("ready/balloon.png")),
        ("dunes", test.bring("ready/dunes.jpg", as: "dünen 沙.jpg")),
      ])
  }

  private func bundle(
    _ subject: AssetArgument? = nil, _ change: (inout BundleOrder) -> Void = { _ in }
  ) throws -> BundleDocument {
    let id = try #require(request.id)
    var order = BundleOrder(subject ?? test.argument(id), workingFolder: test.root)
    change(&order)
    return try test.library.bundle(order)
  }

  /// What another program finds in a zip file, whose checksums it proves.
  private func unpacked(_ path: String) throws -> (names: [String], folder: MediaPath) {
    let folder = test.root.appending("unpacked-\(UInt32.random(in: 0...(.max)))")
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as archive:
          assert archive.testzip() is None
          archive.extractall(sys.argv[2])
          print("\\n".join(archive.namelist()))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path, folder.text]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return (String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init), folder)
  }

  private static let texts = ["manifest.json", "draft.yaml", "body.json", "findings.json"]

  @Test func whatWasUnpackedBuildsTheSameBody() throws {
    let document = try bundle()
    #expect(document.path.hasSuffix("/\(try #require(request.id)).zip"))
    let (names, folder) = try unpacked(document.path)
    #expect(names == Self.texts + ["references/image1-hero.png", "references/image2-dunes.jpg"])
    let original = try Checkout.bytes("Assets/Samples/ready/balloon.png")
    let copy = try Data(contentsOf: URL(filePath: folder.appending("references/image1-hero.png").text))
    #expect(Array(copy) == original)
    let body = try String(contentsOfFile: folder.appending("body.json").text, encoding: .utf8)
    #expect(body == request.body.compactText)
    var build = RequestBuild(workingFolder: test.root)
    build.draft = folder.appending("draft.yaml")
    #expect(try test.library.buildRequests(build)[0].body.compactText == body)
  }

  @Test func theManifestSaysWhatIsThereAndNoPathOfThisMachine() throws {
    let document = try bundle()
    let (_, folder) = try unpacked(document.path)
    let text = try String(contentsOfFile: folder.appending("manifest.json").text, encoding: .utf8)
    #expect(!text.contains(test.root.text))
    let manifest = try JSONValue(parsing: text)
    #expect(manifest["schema"] == "greenroom.manifest/1")
    #expect(manifest["request"]?["id"]?.string == request.id)
    let files = try #require(manifest["files"]?.array)
    #expect(files.map { $0["handle"]?.string } == ["@image1", "@image2"])
    for file in files {
      let path = folder.appending(try #require(file["path"]?.string))
      let size = try FileManager.default.attributesOfItem(atPath: path.text)[.size] as? Int
      #expect(file["isIncluded"] == true && file["bytes"]?.integer == size.map(Int64.init))
      #expect(file["sha256"]?.string?.count == 64)
    }
  }

  @Test func hashesInPlaceOfReferences() throws {
    let document = try bundle { $0.hasOnlyHashes = true }
    #expect(try unpacked(document.path).names == Self.texts)
    #expect(document.manifest.files.allSatisfy { !$0.isIncluded && $0.sha256 != nil })
  }

  @Test func aRehearsalWritesNothing() throws {
    let before = try test.folder.names()
    let document = try bundle { $0.isDryRun = true }
    #expect(document.bytes == nil && document.manifest.files.allSatisfy(\.isIncluded))
    #expect(try test.folder.names() == before)
  }

  @Test func nothingIsWrittenOver() throws {
    _ = try bundle()
    let error = try #require(throws: GreenroomError.self) { try bundle() }
    #expect(error.code == .conflict)
    #expect(try test.folder.names().filter { $0.hasPrefix(".") } == [])
  }

  @Test func aReferenceThatIsGoneIsSaidToBe() throws {
    try FileManager.default.removeItem(atPath: test.root.appending("media/balloon.png").text)
    let document = try bundle()
    #expect(document.manifest.files.map(\.isIncluded) == [false, true])
    #expect(document.manifest.files[0].reason == "No path holds it any more.")
    #expect(try unpacked(document.path).names == Self.texts + ["references/image2-dunes.jpg"])
  }

  @Test func anotherCopyOfItWillDo() throws {
    _ = try test.library.show(test.bring("ready/balloon.png", as: "copy.png"))
    try FileManager.default.removeItem(atPath: test.root.appending("media/balloon.png").text)
    #expect(try bundle().manifest.files.allSatisfy(\.isIncluded))
  }

  @Test func aReferenceThatBecameAnotherIsLeftOut() throws {
    var bytes = try Checkout.bytes("Assets/Samples/ready/balloon.png")
    _ = try bundle { $0.output = test.root.appending("known.zip") }
    bytes[bytes.count / 2] ^= 0xFF
    _ = try test.folder.write(bytes, to: "media/balloon.png")
    let document = try bundle()
    #expect(document.manifest.files.map(\.isIncluded) == [false, true])
  }

  @Test func anAdoptedClipBringsItsRequest() throws {
    let clip = try test.bring("ready/drift.mp4")
    var adoption = ClipAdoption(clip: clip, build: RequestBuild(workingFolder: test.root))
    adoption.request = request.id
    let task = try test.library.adoptClip(adoption)
    let document = try bundle(clip)
    #expect(document.manifest.request.id == request.id && document.manifest.tasks.map(\.id) == [task.id])
    #expect(try unpacked(document.path).names.contains("clips/\(task.id).mp4"))
  }

  @Test func aFileThatNoRequestMadeHasNoBundle() throws {
    let clip = try test.bring("ready/drift.mp4")
    let error = try #require(throws: GreenroomError.self) { try bundle(clip) }
    #expect(error.code == .notFound && error.hint?.contains("clip adopt") == true)
  }

  @Test func givingUpLeavesNothing() throws {
    var order = BundleOrder(test.argument(try #require(request.id)), workingFolder: test.root)
    order.output = test.root.appending("bundle.zip")
    let error = try #require(throws: GreenroomError.self) { try test.library.bundle(order) { true } }
    #expect(error.code == .interrupted)
    #expect(try test.folder.names().filter { $0.contains("zip") || $0.hasPrefix(".") } == [])
  }
}
