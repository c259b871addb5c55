// Given names that are common in Denmark. They decide only where the form of a name leaves a doubt: whether a word before
// it is an occupation ("Bager Inger Wolff"), whether "Bodil Skole" is a person. Who is not here is read by form alone.

const FORNAVNE: ReadonlySet<string> = new Set(
  `
  Abdul Abel Adam Adrian Agner Agnes Agnete Ahmad Ahmed Aisha Aksel Albert Alberte Alexander Alfred Ali Allan Alma
  Amalie Amina Amir Anders Andrea Andreas Ane Anette Anita Anja Anker Anna Anne Annelise Annemarie Annette Annika
  Anton Anya Arash Arendse Arnold Arthur Arvid Asbjørn Asger Asmus Asta Astrid August Aya Ayse Bashir Bastian Beate
  Bendt Benedikte Benjamin Benny Bent Bente Benthe Berit Bernt Bertel Bertil Bertram Birger Birgit Birgitte Birk
  Birte Birthe Bjarke Bjarne Bjørn Bo Bodil Bolette Brian Britt Britta Bror Bruno Buster Børge Camilla Carina Carl
  Caroline Carsten Caspar Casper Cathrine Cecilie Charles Charlotte Christa Christian Christina Christine Christoffer
  Clara Claus Connie Conny Conrad Dagmar Dagny Dan Daniel David Dennis Dina Ditlev Ditte Dorit Dorrit Dorte Dorthe
  Dorthea Edith Edvard Egon Eigil Eik Einar Ejler Ejnar Ejvind Elias Elin Elina Eline Elisabeth Ella Ellen Ellinor
  Elly Elna Else Elsebeth Elvira Emil Emilie Emily Emine Emma Enok Erik Erika Erling Erna Ernst Esben Eskil Eskild
  Ester Esther Eva Evald Fatima Fatma Felicia Felix Fie Filippa Finja Finn Flora Frans Freddy Frede Frederik Fredrik
  Freja Frida Frits Frode Georg Gerd Gerda Gert Gitte Gorm Gregers Grete Grethe Gry Gudmund Gudrun Gunhild Gunnar
  Gunner Gunvor Gustav Halfdan Hanna Hannah Hanne Hans Harald Harry Hasan Hassan Hector Hedda Hedvig Heidi Helen
  Helene Helga Helge Helle Helmer Helmuth Henning Henny Henriette Henrik Henry Herdis Herluf Herman Hilda Hjalmar
  Hjørdis Holger Hugo Hulda Hussein Ib Ibrahim Ida Ilka Ilse Inga Inge Ingeborg Ingelise Inger Ingerlise Ingolf
  Ingrid Ingvar Ingvard Irene Iris Irma Isabel Isabella Isak Ismail Ivan Iver Jacob Jakob Jan Jane Janne Jannie
  Jannik Janus Jarl Jasmin Jeanette Jeanne Jenny Jens Jeppe Jesper Jette Jim Jimmi Jimmy Joachim Joakim Joan Johan
  Johanne Johannes Johnny Jon Jonas Jonathan Jonna Josef Josefine Julian Julie Jytte Jørgen Jørn Kai Kaj Kaja Kalle
  Kamilla Karen Karin Karina Karl Karla Karoline Karsten Kasper Katarina Kathrine Katja Katrine Keld Kenneth Kent
  Ketty Kevin Khalid Kim Kira Kirsten Kirstine Kjartan Kjeld Klara Klaus Konrad Kresten Kristian Kristina Kristine
  Kristoffer Kurt Laila Lars Lasse Laura Laurids Laurits Laust Leif Leila Lena Lene Lennart Leo Lili Lilian Liljan
  Lillian Lillie Lilly Linda Line Linus Lis Lisa Lisbet Lisbeth Lise Liselotte Lissi Liv Lizzi Loke Lone Lotte Louis
  Louise Lucas Ludvig Ludwig Lukas Luna Lykke Lærke Mads Magda Magnhild Magnus Maja Majbritt Malene Malou Malthe
  Manfred Marc Marcus Maren Margit Margrethe Maria Mariam Mariann Marianne Marie Marius Mark Markus Marlene Martha
  Martin Mathias Mathilde Mattias Max Maya Mehmet Merete Merethe Mette Mia Michael Michelle Mie Mikael Mikala Mikkel
  Milla Mille Mira Mirjam Mogens Mohamed Mohammad Mohammed Mona Monica Morten Muhammad Musa Mustafa Mårten Nadia Naja
  Nanna Natalie Natasja Nete Nicklas Nicolai Nicoline Niels Nikolaj Nikoline Nina Nini Nis Noah Nora Norma Oda Odin
  Olaf Olav Ole Olga Oline Oliver Olivia Oluf Orla Oscar Oskar Osman Osvald Otto Ove Palle Patrick Paul Peder
  Pernille Peter Philip Philippa Pia Poul Poula Povl Preben Ragna Ragnhild Rasmine Rasmus Rebecca Rebekka Regitze
  René Reza Richard Rigmor Rikke Rita Ritta Robert Roland Rolf Ronnie Rosa Rosemarie Ruben Rune Ruth Sabine Sally
  Sami Samuel Sander Sanne Sara Sarah Sebastian Selma Severin Sidsel Sif Signe Sigrid Silas Silje Simon Simone Sine
  Siri Smilla Sofia Sofie Sofus Solveig Solvej Sonja Steen Stefan Stefanie Stella Sten Stephan Stig Stine Storm Sune
  Susan Susanne Svea Svend Sverre Sys Søren Tage Tania Tanja Tarik Terese Terkel Tessa Thea Theis Theodor Therese
  Thomas Thorbjørn Thorkild Thyra Tilde Tim Tina Tine Tobias Tom Tommy Tonny Torben Tore Torkil Torkild Torsten Tove
  Trine Troels Tue Ulf Ulla Ulrik Ursula Vagn Valborg Valdemar Vanessa Vera Verner Vibeke Victor Victoria Viggo
  Viktor Vilhelm Villads Villy Vilma Viola Vita Vivi Vivian Walter Werner William Wilma Winnie Xenia Yasmin Ylva Yrsa
  Yusuf Yvonne Zacharias Zahra Zainab Aage Åge Aase Åse
`
    .trim()
    .split(/\s+/),
);

/** True for a common given name; of a double name ("Bodil-Signe") the first part decides. */
export function isFornavn(ord: string): boolean {
  return FORNAVNE.has(ord) || FORNAVNE.has(ord.split('-', 1)[0] ?? '');
}
