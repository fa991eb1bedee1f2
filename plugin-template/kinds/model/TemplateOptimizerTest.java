package com.example.template;

import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;

class TemplateOptimizerTest extends OptimizerTck {

  @Override
  protected OptimizerProvider provider() {
    return new TemplateOptimizer();
  }
}
