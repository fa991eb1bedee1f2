package com.example.template;

import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;

class TemplateWrapperTest extends OptimizerTck {

  @Override
  protected OptimizerProvider provider() {
    return new TemplateWrapper();
  }
}
