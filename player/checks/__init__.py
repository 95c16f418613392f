"""What `bytavla doctor` looks at: one check a file, each a function of an examination that answers with a finding."""
