package nn.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import org.knowm.xchart.style.markers.Marker;

/** A cross that is seen among lines: larger and bolder than the other marks. */
final class Cross extends Marker {
  private static final float WIDTH = 2.2f;
  private static final double LARGER = 0.7;

  @Override
  public void paint(Graphics2D graphics, double x, double y, int size) {
    double reach = LARGER * size;
    graphics.setStroke(new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(new Line2D.Double(x - reach, y - reach, x + reach, y + reach));
    graphics.draw(new Line2D.Double(x - reach, y + reach, x + reach, y - reach));
  }
}
