import GreenroomModel

@testable import GreenroomProbe

/// Texts as generation tools write them, made up but for their form.
enum EmbeddedSample {
  static let parameters = """
    a lighthouse, café at dusk
    oil on canvas
    Negative prompt: blurry, text
    Steps: 28, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 18446744073709551615, Size: 512x768, Model hash: \
    1a2b3c4d5e, Model: dreamy_v2, Lora hashes: "soft: 12ab, hard: \\"34cd", Version: v1.9.4
    """

  /// A graph as ComfyUI runs it: a seed of 64 bits, and Python's NaN.
  static let graph = """
    {"3": {"inputs": {"seed": 15887912403283450311, "steps": 24, "cfg": 8.0, "sampler_name": "euler",
      "scheduler": "normal", "denoise": 1.0, "model": ["10", 0], "positive": ["20", 0], "negative": ["20", 1],
      "latent_image": ["5", 0]}, "class_type": "KSampler", "is_changed": [NaN]},
     "4": {"inputs": {"ckpt_name": "sdxl/base_1.0.safetensors"}, "class_type": "CheckpointLoaderSimple"},
     "5": {"inputs": {"width": 512, "height": 512, "batch_size": 1}, "class_type": "EmptyLatentImage"},
     "6": {"inputs": {"text": ["30", 0], "clip": ["4", 1]}, "class_type": "CLIPTextEncode"},
     "7": {"inputs": {"text": "watermark", "clip": ["4", 1]}, "class_type": "CLIPTextEncode"},
     "10": {"inputs": {"lora_name": "soft.safetensors", "model": ["4", 0]}, "class_type": "LoraLoader"},
     "20": {"inputs": {"positive": ["6", 0], "negative": ["7", 0], "strength": 1}, "class_type": "ControlNetApplyAdvanced"},
     "30": {"inputs": {"value": "a red fox in snow, 雪"}, "class_type": "PrimitiveString"}}
    """

  /// The newer way of sampling, in which noise, guide and schedule are nodes of their own.
  static let custom = """
    {"1": {"inputs": {"noise": ["2", 0], "guider": ["3", 0], "sampler": ["4", 0], "sigmas": ["5", 0]},
      "class_type": "SamplerCustomAdvanced"},
     "2": {"inputs": {"noise_seed": 77}, "class_type": "RandomNoise"},
     "3": {"inputs": {"model": ["6", 0], "conditioning": ["7", 0]}, "class_type": "BasicGuider"},
     "4": {"inputs": {"sampler_name": "res_multistep"}, "class_type": "KSamplerSelect"},
     "5": {"inputs": {"scheduler": "simple", "steps": 4, "model": ["6", 0]}, "class_type": "BasicScheduler"},
     "6": {"inputs": {"unet_name": "flux1-dev.safetensors"}, "class_type": "UNETLoader"},
     "7": {"inputs": {"guidance": 3.5, "conditioning": ["8", 0]}, "class_type": "FluxGuidance"},
     "8": {"inputs": {"clip_l": "a harbour", "t5xxl": "a harbour at night", "clip": ["9", 0]},
      "class_type": "CLIPTextEncodeFlux"},
     "9": {"inputs": {}, "class_type": "DualCLIPLoader"}}
    """

  /// What the editor draws: only kept.
  static let workflow =
    #"{"last_node_id": 9, "nodes": [{"id": 3, "type": "KSampler"}], "links": [], "version": 0.4}"#

  static let packet = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
      xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
      xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
      xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"
      xmp:Rating="4" xmp:CreatorTool="Some Editor 3"
      TC260:AIGC='{"Label":"1","ContentProducer":"001191110102MACQD9K64010000"}'>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Dunes &amp; sea &#x2014; 1</rdf:li></rdf:Alt></dc:title>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Wind over <![CDATA[<sand>]]></rdf:li></rdf:Alt></dc:description>
      <dc:subject><rdf:Bag><rdf:li>dunes</rdf:li><rdf:li>place</rdf:li><rdf:li>Café</rdf:li></rdf:Bag></dc:subject>
      <lr:hierarchicalSubject><rdf:Bag><rdf:li>place|dunes</rdf:li></rdf:Bag></lr:hierarchicalSubject>
      <Iptc4xmpExt:DigitalSourceType
        rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>
    """

  static func text(_ keyword: String, _ text: String) -> [UInt8] {
    PNGSample.chunk("tEXt", join(ascii(keyword), [0], Array(text.utf8)))
  }

  static func png(_ chunks: [UInt8]...) -> [UInt8] { PNGSample.file(64, 48, before: chunks.flatMap { $0 }) }

  /// What is embedded in a picture of these bytes.
  static func facts(_ content: [UInt8]) throws -> EmbeddedFacts {
    let source = FileSource(content: content)
    guard case .still(let format) = Sniffer.format(of: source) else { return EmbeddedFacts() }
    var bytes = FileBytes(source)
    _ = try StillHeaders.read(format, &bytes)
    return EmbeddedReading.facts(&bytes)
  }
}
