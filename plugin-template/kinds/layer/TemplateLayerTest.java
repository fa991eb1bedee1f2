package com.example.template;

import java.util.List;
import nn.api.Shape;
import nn.api.layer.LayerProvider;
import nn.tck.LayerTck;

class TemplateLayerTest extends LayerTck {

  @Override
  protected LayerProvider provider() {
    return new TemplateLayer();
  }

  /** The shape of one sample; it fits all configurations. */
  @Override
  protected Shape input() {
    return Shape.of(2, 3);
  }

  @Override
  protected List<String> configurations() {
    return List.of("template", "template(initial=0.1)");
  }
}
