/// Which part of a picture is kept, at which size, on which canvas. In pixels of the picture as it is shown.
package struct Framing: Codable, Hashable, Sendable {
  /// Cut out first; nil for all.
  package var crop: PixelRectangle?
  /// What was cut out is scaled to this.
  package var size: PixelSize
  /// What was scaled lies in the middle of this; nil where it is all there is.
  package var canvas: PixelSize?

  package init(crop: PixelRectangle? = nil, size: PixelSize, canvas: PixelSize? = nil) {
    self.crop = crop
    self.size = size
    self.canvas = canvas
  }

  /// The size of the copy.
  package var outcome: PixelSize { canvas ?? size }
}

package struct PixelSize: Codable, Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }
}

package struct PixelRectangle: Codable, Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var size: PixelSize

  package init(x: Int, y: Int, size: PixelSize) {
    self.x = x
    self.y = y
    self.size = size
  }
}
