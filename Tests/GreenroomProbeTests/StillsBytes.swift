/// Bytes written one after the other: what a header is made of.
func join(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

/// Most significant byte first.
func big16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }
func big32(_ value: Int) -> [UInt8] { big16(value >> 16 & 0xFFFF) + big16(value & 0xFFFF) }
func big64(_ value: Int) -> [UInt8] { big32(value >> 32 & 0xFFFF_FFFF) + big32(value & 0xFFFF_FFFF) }

/// Least significant byte first.
func little16(_ value: Int) -> [UInt8] { big16(value).reversed() }
func little24(_ value: Int) -> [UInt8] { Array(little32(value).prefix(3)) }
func little32(_ value: Int) -> [UInt8] { big32(value).reversed() }
func little64(_ value: Int) -> [UInt8] { big64(value).reversed() }
