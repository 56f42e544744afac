"""Running the rules of the library alone, whatever package is installed for a plan."""

from functools import partial

import policymodel as pm

check = partial(pm.check, own_rules=False)
