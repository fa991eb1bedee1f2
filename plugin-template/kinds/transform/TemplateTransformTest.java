package com.example.template;

import java.util.List;
import nn.api.optim.GradientTransformProvider;
import nn.tck.GradientTransformTck;

class TemplateTransformTest extends GradientTransformTck {

  @Override
  protected GradientTransformProvider provider() {
    return new TemplateTransform();
  }

  @Override
  protected List<String> configurations() {
    return List.of("template(max_norm=0.5)", "template(max_norm=1000)");
  }
}
