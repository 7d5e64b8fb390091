import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// What opens nothing, and what may be learned from it.
@Suite struct StagingLinkTests {
  @Test func saysTheSameOfWhatIsThereAndWhatIsNot() async throws {
    let (there, absent) = (try StagedSample(byteCount: 100), try StagedSample(byteCount: 100))
    try await TestListener.run { listener in
      _ = try listener.stage(there)
      var answers: [String] = []
      for sample in [there, absent] {
        let path = "/staged/\(sample.key(prefix: ""))"
        for target in [path, path + "?expires=9999999999&signature=\(String(repeating: "A", count: 43))"] {
          let answer = try await listener.get(target)
          #expect(answer.status == 403)
          answers.append(answer.text)
        }
      }
      #expect(Set(answers) == ["This link is not valid.\n"])
    }
  }

  @Test func saysThatALinkHasExpired() async throws {
    let sample = try StagedSample(byteCount: 100)
    try await TestListener.run { listener in
      _ = try listener.stage(sample)
      let answer = try await listener.get(listener.target(of: sample.key(prefix: ""), lasting: -2))
      #expect(answer.status == 403)
      #expect(answer.text == "This link has expired.\n")
    }
  }

  @Test func saysThatAFileIsGoneToThoseWithALink() async throws {
    let sample = try StagedSample(byteCount: 100)
    try await TestListener.run { listener in
      let target = try listener.stage(sample)
      try listener.backend.remove(sample.key(prefix: ""))
      #expect(try await listener.get(target).status == 404)
    }
  }

  @Test func opensNothingForALinkThatWasChanged() async throws {
    let (sample, other) = (try StagedSample(byteCount: 100), try StagedSample(byteCount: 100))
    try await TestListener.run { listener in
      _ = try listener.stage(other)
      let target = try listener.stage(sample)
      let (name, otherName) = (sample.key(prefix: "").text, other.key(prefix: "").text)
      let changes = [
        target.replacing(name, with: otherName), target.replacing(".png", with: ".jpg"),
        target.replacing("expires=", with: "expires=1"), target + "A", target + "&expires=1",
        String(target.dropLast()), target.replacing("&", with: "%26"),
        target.replacing("signature=", with: "Signature="),
      ]
      for changed in changes {
        #expect(try await listener.get(changed).status == 403)
      }
      #expect(try await listener.get(target + "&utm_source=x").status == 200)
    }
  }

  /// Whatever is asked for, no path is taken from it.
  @Test(arguments: [
    "/staged/../staging.key", "/staged/..%2fstaging.key", "/staged/%2e%2e/staging.key",
    "/staged/%252e%252e%252fstaging.key", "/staged/..\\staging.key", "/staged/....//staging.key",
    "/staged//etc/passwd", "/staged/%00", "/staged/NAME%00.png", "/staged/NAME/", "/staged/./NAME",
    "/staged/%4eAME", "/staged/NAME%2epng", "/staged/", "/staged/?", "/staged/.",
    "/staged/NAME;a=b", "/staged/..;/staging.key", "/staged/%c0%ae%c0%ae%c0%afstaging.key",
  ])
  func takesNoPathFromAClient(spelling: String) async throws {
    let sample = try StagedSample(byteCount: 100)
    try await TestListener.run { listener in
      let target = try listener.stage(sample)
      let query = target.drop { $0 != "?" }
      let path = spelling.replacing("NAME", with: sample.key(prefix: "").text)
      for asked in [path, path + query] {
        let answer = try await listener.get(asked)
        #expect(answer.status == 403, "\(asked)")
        #expect(answer.text == "This link is not valid.\n")
      }
    }
  }
}
