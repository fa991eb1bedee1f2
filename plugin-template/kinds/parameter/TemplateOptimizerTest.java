package com.example.template;

import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;

class TemplateOptimizerTest extends OptimizerTck {

  @Override
  protected OptimizerProvider provider() {
    return new TemplateOptimizer();
  }

  @Override
  protected List<String> configurations() {
    return List.of("template(lr=0.01)", "template(lr=0.01, beta=0)");
  }
}
