"""An example picture of each thing of the stage: a page for people, golden pictures for tests."""
