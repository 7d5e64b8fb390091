import GreenroomMedia
import GreenroomModel
import Testing

@testable import GreenroomProbe

/// How each tool says what it made a picture with.
@Suite struct GenerationNotesTests {
  private func read(_ key: String, _ text: String) throws -> EmbeddedFacts {
    try EmbeddedSample.facts(EmbeddedSample.png(EmbeddedSample.text(key, text)))
  }

  @Test func aWebUIWritesLines() throws {
    let facts = try read("parameters", EmbeddedSample.parameters)
    #expect(facts.prompt == "a lighthouse, café at dusk\noil on canvas")
    #expect(facts.negativePrompt == "blurry, text")
    #expect(facts.seed == "18446744073709551615")
    #expect(facts.model == "dreamy_v2")
    #expect(facts.sampler == "DPM++ 2M Karras")
    #expect(facts.steps == 28)
    #expect(facts.generator == "Stable Diffusion web UI v1.9.4")
    let block = try #require(facts.blocks.first)
    #expect(block.kind == "png:parameters")
    #expect(!block.isCut)
    let text = String(decoding: Zlib.inflated(block.packed, limit: 10_000).bytes, as: UTF8.self)
    #expect(text == EmbeddedSample.parameters)
    #expect(block.bytes == text.utf8.count)
  }

  @Test func aGraphIsFollowedFromItsSampler() throws {
    let facts = try EmbeddedSample.facts(
      EmbeddedSample.png(
        EmbeddedSample.text("prompt", EmbeddedSample.graph),
        EmbeddedSample.text("workflow", EmbeddedSample.workflow)))
    #expect(facts.prompt == "a red fox in snow, 雪")
    #expect(facts.negativePrompt == "watermark")
    #expect(facts.seed == "15887912403283450311")
    #expect(facts.model == "base_1.0")
    #expect(facts.sampler == "euler")
    #expect(facts.steps == 24)
    #expect(facts.generator == "ComfyUI")
    #expect(facts.blocks.map(\.kind) == ["png:prompt", "png:workflow"])
  }

  @Test func noiseGuideAndScheduleMayBeNodes() throws {
    let facts = try read("prompt", EmbeddedSample.custom)
    #expect(facts.prompt == "a harbour at night\na harbour")
    #expect(facts.negativePrompt == nil)
    #expect(facts.seed == "77")
    #expect(facts.model == "flux1-dev")
    #expect(facts.sampler == "res_multistep")
    #expect(facts.steps == 4)
  }

  @Test func aNodeThatCallsAServiceSaysAll() throws {
    let facts = try read(
      "prompt",
      #"{"1": {"class_type": "SomeVideoNode", "inputs": {"prompt": "a ship", "model": "video-2", "seed": 5}}}"#
    )
    #expect(facts.prompt == "a ship")
    #expect(facts.model == "video-2")
    #expect(facts.seed == "5")
  }

  @Test func aCircleOfNodesEnds() throws {
    let facts = try read(
      "prompt",
      """
      {"1": {"class_type": "KSampler", "inputs": {"seed": 1, "positive": ["2", 0], "negative": ["2", 0], "model": ["1", 0]}},
       "2": {"class_type": "A", "inputs": {"a": ["3", 0]}}, "3": {"class_type": "B", "inputs": {"b": ["2", 0]}}}
      """)
    #expect(facts.prompt == nil)
    #expect(facts.seed == "1")
  }

  @Test(arguments: [
    (
      "invokeai_metadata",
      """
      {"app_version": "5.4.0", "positive_prompt": "p", "negative_prompt": "n", "model": {"name": "m", "hash": "x"},
       "seed": 9, "steps": 30, "scheduler": "s"}
      """, "InvokeAI 5.4.0"
    ),
    (
      "parameters",
      #"{"sui_image_params": {"prompt": "p", "negativeprompt": "n", "model": "m", "seed": 9, "steps": 30, "sampler": "s"}}"#,
      "SwarmUI"
    ),
    (
      "parameters",
      """
      {"prompt": "p", "negative_prompt": "n", "base_model": "m", "seed": "9", "steps": 30, "sampler": "s",
       "version": "Fooocus v2.5.5"}
      """, "Fooocus v2.5.5"
    ),
    (
      "UserComment", #"{"c": "p", "uc": "n", "model": "m", "seed": 9, "steps": 30, "sampler": "s"}"#,
      "Draw Things"
    ),
  ])
  func othersWriteOneObject(key: String, text: String, generator: String) throws {
    let facts = try read(key, text)
    #expect(facts.prompt == "p")
    #expect(facts.negativePrompt == "n")
    #expect(facts.model == "m")
    #expect(facts.seed == "9")
    #expect(facts.steps == 30)
    #expect(facts.sampler == "s")
    #expect(facts.generator == generator)
  }

  @Test func novelAIKeepsThePromptInTheDescription() throws {
    let facts = try EmbeddedSample.facts(
      EmbeddedSample.png(
        EmbeddedSample.text("Software", "NovelAI"), EmbeddedSample.text("Description", "a cat, 1girl"),
        EmbeddedSample.text("Comment", #"{"steps": 28, "sampler": "k_euler", "seed": 3, "uc": "bad"}"#)))
    #expect(facts.prompt == "a cat, 1girl")
    #expect(facts.description == nil)
    #expect(facts.negativePrompt == "bad")
    #expect(facts.seed == "3")
    #expect(facts.generator == "NovelAI")
  }

  @Test(arguments: [
    ("Comment", "Made in five Steps: 3 of them hard"), ("Description", "Steps: many"),
    ("Comment", "{\"prompt\": \"alone\"}"), ("Comment", "{\"a\": 1}"), ("Comment", "{{{"), ("Comment", ""),
  ])
  func otherTextsAreNoNotes(key: String, text: String) throws {
    let facts = try read(key, text)
    #expect(facts.prompt == nil)
    #expect(facts.seed == nil)
    #expect(facts.blocks.isEmpty)
    #expect(facts.description == (text.isEmpty || text.hasPrefix("{\"") ? nil : text))
  }

  @Test func whatANewVersionWritesIsKeptThoughNotUnderstood() throws {
    let facts = try read("parameters", "v9|something|new")
    #expect(facts.prompt == nil)
    #expect(facts.blocks.map(\.kind) == ["png:parameters"])
  }
}
